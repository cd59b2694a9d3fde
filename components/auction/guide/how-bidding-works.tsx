import { ButtonLink } from '#components/ui/form/button.tsx';
import { PageHead } from '#components/ui/page-head.tsx';
import type { PlaceImage } from '#contract/photograph/image.ts';
import { ClosingExample, exampleMoney, PriceExample } from './examples.tsx';
import { binding, formats, glossary, protection, steps } from './guide-words.ts';
import './how-bidding-works.css';

export const HowBiddingWorks = ({ image }: { image: PlaceImage | null }) => (
  <main className="bidding-guide">
    <div className="container auctions-head">
      <PageHead image={image} brief>
        <h1 className="display-heading">How bidding works</h1>
        <p className="lead-text">
          Three minutes to read. You only need an account once you bid, and nothing is charged unless you win.
        </p>
        <ButtonLink href="/auctions">See the lots</ButtonLink>
      </PageHead>
    </div>
    <ol className="container bidding-guide__steps">
      {steps.map(([title, words]) => (
        <li key={title}>
          <h2 className="heading-small">{title}</h2>
          <p className="muted">{words}</p>
        </li>
      ))}
    </ol>
    <section className="container columns bidding-guide__example" aria-labelledby="guide-price">
      <div>
        <h2 className="heading" id="guide-price">
          One jar, three people
        </h2>
        <p className="muted">
          Your maximum is {exampleMoney(750)}, paddle 31’s is {exampleMoney(700)} and paddle 8’s is {exampleMoney(620)}.
          With steps of {exampleMoney(10)} you win at {exampleMoney(710)}, one step above paddle 31. You keep the other{' '}
          {exampleMoney(40)}.
        </p>
        <p className="small muted">
          A maximum stays hidden until it’s beaten or the lot closes. The public record then shows each one as far as
          the price went, under a paddle number.
        </p>
      </div>
      <PriceExample />
    </section>
    <section className="container columns bidding-guide__example" aria-labelledby="guide-close">
      <div>
        <h2 className="heading" id="guide-close">
          No need to bid at the last second
        </h2>
        <p className="muted">
          On most lots a late bid moves the close, for everyone, so there is time to answer. Each lot says by how much,
          usually two minutes. Up to three calls tell you that the end is near.
        </p>
      </div>
      <ClosingExample />
    </section>
    <div className="container columns bidding-guide__two">
      <Promises id="guide-binds" title="What binds you" lines={binding} />
      <Promises id="guide-protects" title="What protects you" lines={protection} />
    </div>
    <Meanings id="guide-formats" title="Other ways to sell" rows={formats} />
    <Meanings id="guide-words" title="Words" rows={glossary} />
  </main>
);

const Promises = ({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) => (
  <section aria-labelledby={id}>
    <h2 className="heading" id={id}>
      {title}
    </h2>
    <ul className="bidding-guide__checks">
      {lines.map((line) => (
        <li key={line}>
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M3 8.5l3.5 3.5L13 4.5" />
          </svg>
          <span>{line}</span>
        </li>
      ))}
    </ul>
  </section>
);

const Meanings = ({ id, title, rows }: { id: string; title: string; rows: readonly [string, string][] }) => (
  <section className="container columns bidding-guide__meanings" aria-labelledby={id}>
    <h2 className="heading" id={id}>
      {title}
    </h2>
    <dl>
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </section>
);

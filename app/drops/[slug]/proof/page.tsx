import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { CheckDraw } from '#components/drop/proof/check-draw.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import '#components/drop/proof/proof.css';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DropProof } from '#contract/drop/drop.ts';
import { readDropPage } from '#server/drop/drop-page.ts';
import { readDropProof } from '#server/drop/drop-proof.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const dropPage = cache(readDropPage);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await dropPage((await params).slug);
  return page ? { title: `Check the draw, ${page.drop.title}` } : notFoundHead;
}

export default async function ProofPage({ params }: Props) {
  const page = await dropPage((await params).slug);
  if (!page) notFound();
  const { drop } = page;
  const proof = await readDropProof(drop.id);
  const drawn = proof.ok ? proof.value : null;
  return (
    <main className="container columns proof-page">
      <div className="proof-page__checks">
        <p className="muted tabular">
          <a className="text-link" href={`/drops/${drop.slug}`}>
            {drop.title}
          </a>
          , <Moment at={drop.opensAt} show="day" />
        </p>
        <h1 className="heading-large">{drawn ? 'Check the draw' : 'How the draw is checked'}</h1>
        <p className="lead-text">
          A number was sealed when this drop was announced.{' '}
          {drawn
            ? 'Once the tickets were closed it was opened. If it fits the seal, the order follows from it and the tickets, and nobody could choose it.'
            : 'Once the tickets are closed it is opened, and the order follows from it and the tickets. This page then works it out in your browser.'}
        </p>
        {drawn && <CheckDraw slug={drop.slug} />}
        <noscript>
          <p>Without JavaScript this page can’t check the draw for you. Your own program can, using the steps below.</p>
        </noscript>
      </div>
      <dl className="proof-page__facts">
        <Fact title="The seal" note={<Published at={drop.announcedAt} word="Published" />}>
          {drop.seedCommitment}
        </Fact>
        {drawn && <Numbers proof={drawn} />}
      </dl>
      <div className="proof-page__how">
        <h2 className="heading-small">Do it yourself</h2>
        <ol className="small">
          <li>SHA-256 of the number’s 32 bytes gives the seal.</li>
          <li>SHA-256 of all tickets, sorted and joined by a line feed, gives the tickets’ sum.</li>
          <li>
            The key is SHA-256 of the number and the sum{drop.hasPublicNumber && ' and the public number'}, joined as
            bytes.
          </li>
          {drop.publicRound !== null && (
            <li>
              The public number is SHA-256 of the signature of round {drop.publicRound} of drand’s chain quicknet, the
              first after the door opens. Check it with a drand client of yours.
            </li>
          )}
          <li>Sort the tickets by their HMAC-SHA-256 under the key. That is the order.</li>
          <li>
            All of it as JSON: <code>/api/v1/drops/{drop.slug}/proof</code>
          </li>
        </ol>
      </div>
      <div className="proof-page__why">
        <h2 className="heading-small">What this does not prove</h2>
        <p className="small muted">
          That each ticket was a different person. Each confirmed email address, card and delivery address got one
          ticket, so somebody with several of each could have had several.{' '}
          {drop.hasPublicNumber
            ? 'That the tickets were closed before the public number was known: the shop says when.'
            : 'That the shop added no tickets of its own once it had seen the others: for that, a number drawn elsewhere would have to be mixed in.'}
        </p>
      </div>
    </main>
  );
}

function Numbers({ proof }: { proof: DropProof }) {
  const { ticketsClosedAt, openedAt, publicNumber, entries } = proof;
  const count = grouped(entries.length);
  return (
    <>
      <Fact title="The tickets" note={<Published at={ticketsClosedAt} word={`${count}, closed`} />}>
        {proof.root}
      </Fact>
      {proof.publicNumberUrl && (
        <Fact title="The public number" note={proof.publicNumberUrl}>
          {publicNumber ?? 'It could not be read. The order was drawn without it.'}
        </Fact>
      )}
      {proof.publicSignature && (
        <Fact title="Its signature" note={`Round ${proof.publicRound} of drand’s quicknet`}>
          {proof.publicSignature}
        </Fact>
      )}
      <Fact title="The number" note={<Published at={openedAt} word="Opened" />}>
        {proof.seed}
      </Fact>
      <Fact title="The order" note={`First ${Math.min(5, entries.length)} of ${count}`}>
        {entries
          .slice(0, 5)
          .map(({ id }) => id)
          .join(', ') || 'Nobody came.'}
      </Fact>
    </>
  );
}

const Published = ({ at, word }: { at: string; word: string }) => (
  <>
    {word} <Moment at={at} show="day-time" />
  </>
);

function Fact({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>
        {title}
        <span className="small muted tabular">{note}</span>
      </dt>
      <dd className="proof-page__hash">{children}</dd>
    </div>
  );
}

import { TellMe } from '#components/alert/tell-me.tsx';
import { AskQuestion } from '#components/question/ask-question.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Maker } from '#contract/catalogue/catalogue.ts';
import type { NextOpening } from '#contract/drop/next-opening.ts';
import type { View } from '#contract/wire/views.ts';
import { PieceCards } from '../piece-cards.tsx';
import '#components/review/review.css';
import './makers.css';

interface OneMakerProps {
  maker: Maker;
  cards: View<'card'>[];
  pieces: number;
  photograph: { file: string; alt: string; dominantHex: string } | null;
  next: NextOpening | null;
}

const cardSizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export function OneMaker({ maker, cards, pieces, photograph, next }: OneMakerProps) {
  const [first] = cards;
  const facts: [string, string | null][] = [
    ['Where', maker.place || null],
    ['Making since', maker.since === null ? null : String(maker.since)],
    ['In the shop', pieces > 0 ? counted(pieces, 'piece') : 'Nothing now'],
  ];
  return (
    <main className="container makers-page">
      <div className="columns maker-page">
        <div className="maker-page__text">
          <p className="muted">
            <a className="text-link" href="/makers">
              Makers
            </a>
          </p>
          <h1 className="display-heading">{maker.name}</h1>
          {maker.text && <p className="lead-text">{maker.text}</p>}
          <dl className="fact-list">
            {next && (
              <div className="maker-page__fact">
                <dt>Next</dt>
                <dd className="tabular">
                  <a className="text-link" href={`/drops/${next.slug}`}>
                    {next.title}
                  </a>
                  , opens <Moment at={next.opensAt} show="day-time" />
                </dd>
              </div>
            )}
            {facts.map(
              ([term, text]) =>
                text && (
                  <div key={term} className="maker-page__fact">
                    <dt>{term}</dt>
                    <dd className="tabular">{text}</dd>
                  </div>
                ),
            )}
          </dl>
          <TellMe kind="new_piece" maker={maker.name} />
        </div>
        <div className="maker-page__photo">
          <Photograph
            image={maker.portrait ?? photograph}
            alt=""
            sizes="(max-width: 900px) 100vw, (max-width: 1536px) 40vw, 610px"
            fetching="first"
          />
        </div>
      </div>
      {first && (
        <details className="maker-page__questions">
          <summary className="text-link">Ask {maker.name} a question</summary>
          <AskQuestion>
            <div className="field">
              <label htmlFor="question-piece">Piece</label>
              <select id="question-piece" name="slug" className="input" defaultValue={first.data.slug}>
                {cards.map(({ data: { slug, title } }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
          </AskQuestion>
        </details>
      )}
      {cards.length > 0 && (
        <section className="maker-page__pieces" aria-labelledby="their-pieces">
          <h2 className="heading" id="their-pieces">
            All their pieces
          </h2>
          <div className="maker-page__cards">
            <PieceCards cards={cards} sizes={cardSizes} />
          </div>
          {pieces > cards.length && (
            <ButtonLink kind="secondary" href={`/shop?maker=${encodeURIComponent(maker.name)}`}>
              See all {pieces}
            </ButtonLink>
          )}
        </section>
      )}
    </main>
  );
}

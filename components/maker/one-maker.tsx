import { ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Maker } from '#contract/catalogue/catalogue.ts';
import type { View } from '#contract/wire/views.ts';
import { TellMe } from '../alert/tell-me.tsx';
import { PieceCards } from '../catalogue/piece-cards.tsx';
import './makers.css';

interface OneMakerProps {
  maker: Maker;
  cards: View<'card'>[];
  pieces: number;
  photograph: { file: string; alt: string; dominantHex: string } | null;
}

const cardSizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export function OneMaker({ maker, cards, pieces, photograph }: OneMakerProps) {
  const facts: [string, string | null][] = [
    ['Where', maker.place || null],
    ['Making since', maker.since === null ? null : String(maker.since)],
    ['In the shop', pieces > 0 ? counted(pieces, 'piece') : 'Nothing now'],
  ];
  return (
    <main className="wrap mks">
      <div className="grid mk6">
        <div className="mk6t">
          <p className="mute">
            <a className="link" href="/makers">
              Makers
            </a>
          </p>
          <h1 className="display">{maker.name}</h1>
          {maker.text && <p className="lead">{maker.text}</p>}
          <dl className="dl">
            {facts.map(
              ([term, text]) =>
                text && (
                  <div key={term} className="fact">
                    <dt>{term}</dt>
                    <dd className="num">{text}</dd>
                  </div>
                ),
            )}
          </dl>
          <TellMe kind="new_piece" maker={maker.name} />
        </div>
        <div className="mk6p">
          <Photograph
            image={maker.portrait ?? photograph}
            alt=""
            sizes="(max-width: 900px) 100vw, (max-width: 1536px) 40vw, 610px"
            fetching="first"
          />
        </div>
      </div>
      {cards.length > 0 && (
        <section className="mkc" aria-labelledby="their-pieces">
          <h2 className="h2" id="their-pieces">
            All their pieces
          </h2>
          <div className="four">
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

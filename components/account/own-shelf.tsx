import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OwnedPiece, OwnedPieces } from '#contract/account/owned-pieces.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import './own-shelf.css';

/** What somebody bought here and has: a press leads to its order, with its papers and its care. */
export function OwnShelf({ pieces, count }: OwnedPieces) {
  if (pieces.length === 0) return null;
  return (
    <section className="own-shelf" aria-labelledby="own-shelf">
      <h2 className="heading-small" id="own-shelf">
        Your pieces
      </h2>
      <p className="small muted">{shelfWords(pieces.length, count)}</p>
      <ul>
        {pieces.map(({ lineId, title, image, orderPublicId, ...piece }) => {
          const which = whichWords(piece);
          return (
            <li key={lineId}>
              <a href={`/orders/${orderPublicId}`} aria-label={which === null ? title : `${title}, ${which}`}>
                <Photograph image={image} alt="" sizes="120px" />
                {which !== null && <span className="small muted tabular">{which}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The number on its foot; how many had been sold before it isn't one. */
const whichWords = ({ numbers, numberedOf }: Pick<OwnedPiece, 'numbers' | 'numberedOf'>) =>
  numberWords(numbers, numberedOf);

function shelfWords(shown: number, count: number): string {
  if (count > shown) return `The last ${shown} of ${count} you bought here.`;
  return count === 1 ? 'Bought here. Press it to see its order.' : 'Bought here. Press one to see its order.';
}

import type { OwnedPieces } from '#contract/owned-pieces.ts';
import { Photograph } from '../ui/photograph.tsx';
import './own-shelf.css';

/** What somebody bought here and has: a press leads to its order, with its papers and its care. */
export function OwnShelf({ pieces, count }: OwnedPieces) {
  if (pieces.length === 0) return null;
  return (
    <section className="own-shelf" aria-labelledby="own-shelf">
      <h2 className="h3" id="own-shelf">
        On your shelf
      </h2>
      <p className="small mute">{shelfWords(pieces.length, count)}</p>
      <ul>
        {pieces.map(({ lineId, title, image, editionNo, orderPublicId }) => (
          <li key={lineId}>
            <a href={`/orders/${orderPublicId}`} aria-label={editionNo === null ? title : `${title}, No. ${editionNo}`}>
              <Photograph image={image} alt="" sizes="120px" />
              {editionNo !== null && <span className="small mute num">No. {editionNo}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shelfWords(shown: number, count: number): string {
  if (count > shown) return `The last ${shown} of ${count} that you bought here.`;
  return count === 1 ? 'Bought here. It leads to its order.' : 'Bought here. Each leads to its order.';
}

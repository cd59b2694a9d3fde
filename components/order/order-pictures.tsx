import { countInWords } from '#components/ui/format/count-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';

export interface Pictured {
  id: string;
  title: string;
  imageFile: string | null;
}

const pictureOf = ({ imageFile }: Pictured) =>
  imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null;

/** The pieces in the map's place, until there is a way to show. */
export function PiecesOnPlate({ pieces }: { pieces: readonly Pictured[] }) {
  return (
    <ul className="journey__pieces">
      {pieces.slice(0, 3).map((piece) => (
        <li key={piece.id}>
          <Photograph
            image={pictureOf(piece)}
            alt={piece.title}
            sizes={pieces.length === 1 ? '(max-width: 900px) 100vw, 58vw' : '(max-width: 900px) 50vw, 30vw'}
            fetching="soon"
          />
        </li>
      ))}
    </ul>
  );
}

/** On a phone the pieces are named before the map. */
export function PiecesAtOnce({ pieces }: { pieces: readonly Pictured[] }) {
  const [first, ...rest] = pieces;
  if (!first) return null;
  const more = rest.length > 0 ? ` and ${countInWords(rest.length)} more` : '';
  return (
    <a className="order-page__glance" href="#box">
      {pieces.slice(0, 3).map((piece) => (
        <span key={piece.id}>
          <Photograph image={pictureOf(piece)} sizes="64px" fetching="soon" />
        </span>
      ))}
      <span>
        <span className="work-title">{first.title}</span>
        {more}
      </span>
    </a>
  );
}

import Link from 'next/link';
import type { Piece } from '#contract/catalogue.ts';
import { capitalised, countInWords } from '../ui/count-words.ts';

/** The wall label: maker, title, material and edition. */
export function ProductLabel({ piece }: { piece: Piece }) {
  const edition = piece.editionSize === null ? null : `${capitalised(countInWords(piece.editionSize))} in the edition.`;
  return (
    <div>
      <Link className="link small maker" href={`/shop?maker=${encodeURIComponent(piece.maker)}`} prefetch={false}>
        {piece.maker}
      </Link>
      <h1 className="h1 work">{piece.title}</h1>
      <p className="mute">
        {piece.material && `${piece.material}. `}
        {edition}
      </p>
    </div>
  );
}

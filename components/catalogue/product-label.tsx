import { memo } from 'react';
import type { Piece } from '#contract/catalogue.ts';
import { capitalised, countInWords } from '../ui/count-words.ts';

export const ProductLabel = memo(function ProductLabel({ piece }: { piece: Piece }) {
  const edition = piece.editionSize === null ? null : `${capitalised(countInWords(piece.editionSize))} in the edition.`;
  return (
    <div>
      <a className="link small maker" href={`/shop?maker=${encodeURIComponent(piece.maker)}`}>
        {piece.maker}
      </a>
      <h1 className="h1 work">{piece.title}</h1>
      <p className="mute">
        {piece.material && `${piece.material}. `}
        {edition}
      </p>
    </div>
  );
});

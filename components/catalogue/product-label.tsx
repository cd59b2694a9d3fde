import { memo } from 'react';
import { capitalised, countInWords } from '#components/ui/format/count-words.ts';
import type { StagePiece } from './piece/stage-piece.ts';

export const ProductLabel = memo(function ProductLabel({ piece }: { piece: StagePiece }) {
  const edition = piece.editionSize === null ? null : `${capitalised(countInWords(piece.editionSize))} in the edition.`;
  return (
    <div>
      {piece.makerSlug && (
        <a className="text-link small piece-page__maker" href={`/makers/${piece.makerSlug}`}>
          {piece.maker}
        </a>
      )}
      <h1 className="heading-large work-title">{piece.title}</h1>
      <p className="muted">
        {piece.material && `${piece.material}. `}
        {edition}
      </p>
    </div>
  );
});

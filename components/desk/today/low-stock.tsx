import { memo } from 'react';
import { Thumb } from '#components/desk/thumb.tsx';
import { StockDots } from '#components/stock/stock-dots.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { LowPiece } from '#contract/desk/desk.ts';

export const LowStock = memo(function LowStock({ pieces }: { pieces: LowPiece[] }) {
  if (pieces.length === 0) return <p className="desk__empty">No piece has fewer than four left.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Low stock, table">
      <table className="tabular">
        <thead>
          <tr>
            <th>Piece</th>
            <th>Edition</th>
            <th className="cell-right">Left</th>
            <th className="cell-right">In bags</th>
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece) => (
            <LowRow key={piece.sku} piece={piece} />
          ))}
        </tbody>
      </table>
    </section>
  );
});

function LowRow({ piece }: { piece: LowPiece }) {
  const { title, variantTitle, imageFile, available, inBags, sold } = piece;
  return (
    <tr>
      <td>
        <div className="desk__piece">
          <Thumb file={imageFile} />
          <span className="work-title">{variantTitle ? `${title}, ${variantTitle.toLowerCase()}` : title}</span>
        </div>
      </td>
      <td>
        <StockDots stock={{ available, inBags, sold }} />
      </td>
      <td className={classNames('cell-right', available > 0 && 'live-text medium')}>{available}</td>
      <td className="cell-right muted">{inBags}</td>
    </tr>
  );
}

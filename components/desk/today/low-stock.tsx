import { memo } from 'react';
import { Thumb } from '#components/desk/thumb.tsx';
import { StockDots } from '#components/stock/stock-dots.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { LowPiece } from '#contract/desk/desk.ts';

export const LowStock = memo(function LowStock({ pieces }: { pieces: LowPiece[] }) {
  if (pieces.length === 0) return <p className="empty">No piece has fewer than four left.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="scrollx" tabIndex={0} aria-label="Low stock, table">
      <table className="num">
        <thead>
          <tr>
            <th>Piece</th>
            <th>Edition</th>
            <th className="r">Left</th>
            <th className="r">In bags</th>
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
        <div className="pc">
          <Thumb file={imageFile} />
          <span className="work">{variantTitle ? `${title}, ${variantTitle.toLowerCase()}` : title}</span>
        </div>
      </td>
      <td>
        <StockDots stock={{ available, inBags, sold }} />
      </td>
      <td className={classNames('r', available > 0 && 'live med')}>{available}</td>
      <td className="r mute">{inBags}</td>
    </tr>
  );
}

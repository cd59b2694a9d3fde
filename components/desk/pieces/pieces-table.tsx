'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { View } from '#contract/wire/views.ts';
import type { AskedRow } from './asked-row.ts';
import { type DeskPieceRow, PieceRow, type PieceRowProps } from './piece-row.tsx';

export interface PiecesTableProps {
  rows: (DeskPieceRow & { productId: string })[];
  views: View<'desk-product'>[];
  asked: (AskedRow & { sku: string }) | null;
  leaveAt: string;
  justChanged: string | null;
  may: PieceRowProps['may'];
}

export function PiecesTable({ rows, views, asked, leaveAt, justChanged, may }: PiecesTableProps) {
  const sign = currencySign(views);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Pieces, table">
      <table className="desk-pieces tabular">
        <thead>
          <tr>
            <th>Piece</th>
            <th>SKU</th>
            <th className="cell-right">Price{sign && `, ${sign}`}</th>
            <th className="cell-right desk-pieces__hand">On hand</th>
            <th className="cell-right">In bags</th>
            <th className="cell-right">Left</th>
            <th className="desk-pieces__state">State</th>
            <th className="desk-pieces__save">
              <span className="visually-hidden">Save</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((piece) => {
            const initial = views.find((view) => view.data.id === piece.productId);
            const { sku } = piece;
            const address = {
              may,
              asked: asked?.sku === sku ? asked : null,
              leaveAt,
              justChanged: justChanged === sku,
            };
            return initial && <LiveRow key={sku} piece={piece} initial={initial} {...address} />;
          })}
        </tbody>
      </table>
    </section>
  );
}

function currencySign(views: View<'desk-product'>[]): string | null {
  const [currency, ...others] = new Set(views.flatMap((view) => view.data.variants.map(({ price }) => price.currency)));
  if (!currency || others.length > 0) return null;
  const parts = new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

type LiveRowProps = Omit<PieceRowProps, 'variant'> & { initial: View<'desk-product'> };

function LiveRow({ initial, piece, ...address }: LiveRowProps) {
  const view = useView(initial.topic, initial) ?? initial;
  const variant = view.data.variants.find(({ sku }) => sku === piece.sku);
  // A variant that was removed meanwhile has nothing to show.
  return variant ? <PieceRow piece={piece} variant={variant} {...address} /> : null;
}

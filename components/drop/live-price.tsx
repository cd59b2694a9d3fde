'use client';

import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { DropPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/topics.ts';

/** What a piece costs now. */
export function LivePrice({ piece }: { piece: DropPiece }) {
  const product = useView<'product'>(topicOf.product(piece.productId))?.data;
  const price = product?.variants.find(({ sku }) => sku === piece.sku)?.price;
  return (
    <span className="tabular">
      {formatMoney(price?.amount ?? piece.priceAmount, price?.currency ?? piece.currency)}
    </span>
  );
}

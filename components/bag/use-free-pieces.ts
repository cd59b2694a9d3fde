'use client';

import { useGone } from '#components/live/view/use-gone.ts';
import { useView } from '#components/live/view/use-view.ts';
import type { BagLineView } from '#contract/bag/bag.ts';
import { topicOf } from '#contract/topics.ts';

/** How many more of a line's variant can be had now; null until it is known. */
export function useFreePieces({ productId, sku }: BagLineView): number | null {
  const topic = topicOf.product(productId);
  const product = useView<'product'>(topic);
  // It is no longer published: what is held stays, and there is no more.
  if (useGone(topic)) return 0;
  if (!product) return null;
  if (product.data.status !== 'published') return 0;
  return product.data.variants.find((variant) => variant.sku === sku)?.stock.available ?? null;
}

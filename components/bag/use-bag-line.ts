'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { BagLineView } from '#contract/bag/bag.ts';
import { topicOf } from '#contract/topics.ts';

/** This person's own line of a SKU; null for none, and until the page is alive. */
export function useBagLine(sku: string): BagLineView | null {
  const bag = useView<'my-bag'>(topicOf.myBag);
  return bag?.data.lines.find((line) => line.sku === sku) ?? null;
}

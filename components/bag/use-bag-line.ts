'use client';

import type { BagLineView } from '#contract/bag.ts';
import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';

/** This person's own line of a SKU; null for none, and until the page is alive. */
export function useBagLine(sku: string): BagLineView | null {
  const bag = useView<'my-bag'>(topicOf.myBag);
  return bag?.data.lines.find((line) => line.sku === sku) ?? null;
}

'use client';

import type { BagLineView } from '#contract/bag/bag.ts';
import { useToast } from '../ui/toasts.tsx';
import type { useBag } from './use-bag.ts';

/** What the toast is about. */
export const removed = (sku: string) => `removed:${sku}`;

/** Removes a line and offers to undo it: while pieces are free, pressing Undo holds them again. */
export function useRemoval(bag: ReturnType<typeof useBag>): (line: BagLineView) => Promise<void> {
  const toast = useToast();
  return async (line) => {
    if (!(await bag.setQuantity(line.sku, 0))) return;
    toast({
      text: `${line.title} is out of your bag`,
      about: removed(line.sku),
      action: { label: 'Undo', press: () => void bag.add(line.sku, line.numbers?.[0] ?? null, line.quantity) },
    });
  };
}

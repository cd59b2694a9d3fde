'use client';

import { useEffect, useState } from 'react';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { announce } from '../ui/announce.ts';
import { Block } from './block.ts';
import { type SaleOrder, saleOrder } from './sale-order.ts';

const lookEveryMs = 500;
/** What a result offers, with a pointer or the focus on it. */
const aboutToPress = '.ending :is(a,button,input):is(:hover,:focus-visible,:active)';

export interface ShownBlock extends SaleOrder {
  /** The open lot, while the block shows a result. */
  waiting: LiveLot | null;
  goOn(): void;
  /** Somebody touches what is on the block. */
  touch(): void;
}

export function useBlock(lots: readonly LiveLot[]): ShownBlock {
  const [held, setHeld] = useState<string | null>(null);
  const [block] = useState(
    () =>
      new Block(lots, {
        say: (words) => announce(words, 'shop'),
        show: setHeld,
        isAboutToPress: () => document.querySelector(aboutToPress) !== null,
        now: () => Date.now(),
      }),
  );
  useEffect(() => block.take(lots), [block, lots]);
  useEffect(() => {
    if (held === null) return;
    const look = setInterval(() => block.look(), lookEveryMs);
    return () => clearInterval(look);
  }, [block, held]);
  return {
    ...saleOrder(lots, held),
    waiting: held === null ? null : saleOrder(lots, null).onTheBlock,
    goOn: () => block.goOn(),
    touch: () => block.touch(),
  };
}

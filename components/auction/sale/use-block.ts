'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { announce } from '#components/ui/announce.ts';
import { Block } from './block.ts';
import { type SaleOrder, saleOrder } from './sale-order.ts';

const lookEveryMs = 500;
/** What a result offers, with a pointer or the focus on it. */
const aboutToPress = '.lot-ending :is(a,button,input):is(:hover,:focus-visible,:active)';

export interface ShownBlock extends SaleOrder {
  /** The open lot, while the block shows a result. */
  waiting: LiveLot | null;
  goOn(): void;
  /** Somebody touches what is on the block. */
  touch(): void;
}

export function useBlock(lots: readonly LiveLot[]): ShownBlock {
  const [, showAgain] = useReducer((count: number) => count + 1, 0);
  const said = useRef<string[]>([]);
  const [block] = useState(
    () =>
      new Block(lots, {
        say: (words) => said.current.push(words),
        isAboutToPress: () => document.querySelector(aboutToPress) !== null,
        now: () => Date.now(),
      }),
  );
  block.take(lots);
  const { held } = block;
  useEffect(() => {
    for (const words of said.current.splice(0)) announce(words, 'shop');
  });
  useEffect(() => {
    if (held === null) return;
    const look = () => {
      block.look();
      if (block.held !== held) showAgain();
    };
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [block, held]);
  return {
    ...saleOrder(lots, held),
    waiting: held === null ? null : saleOrder(lots, null).onTheBlock,
    goOn() {
      block.goOn();
      showAgain();
    },
    touch: () => block.touch(),
  };
}

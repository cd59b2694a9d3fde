'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { announce } from '../ui/announce.ts';
import { type SaleOrder, saleOrder } from './sale-order.ts';

/** A result stands for so long after whoever looks at it has last touched it. */
const resultShownMs = 8_000;
const lookEveryMs = 500;

export interface Block extends SaleOrder {
  /** The block shows a result while this lot is on it already; null: there is none, or no result is shown. */
  waiting: LiveLot | null;
  goOn(): void;
  /** Somebody touches what is on the block. */
  touch(): void;
}

export function useBlock(lots: readonly LiveLot[]): Block {
  const [held, setHeld] = useState<string | null>(null);
  const { onTheBlock } = saleOrder(lots, null);
  const id = onTheBlock?.lot.id ?? null;
  const before = useRef(id);
  const touchedAt = useRef(0);
  const latest = useRef(lots);
  latest.current = lots;
  const touch = useCallback(() => {
    touchedAt.current = Date.now();
  }, []);
  const goOn = useCallback(() => setHeld(null), []);

  useEffect(() => {
    const left = before.current;
    before.current = id;
    if (left === null || left === id) return;
    announce(resultWords(latest.current, left), 'shop');
    setHeld((shown) => {
      if (shown !== null && isTouched(touchedAt.current)) return shown;
      touchedAt.current = Date.now();
      return left;
    });
  }, [id]);

  useEffect(() => {
    if (held === null) return;
    const look = setInterval(() => !isTouched(touchedAt.current) && setHeld(null), lookEveryMs);
    return () => clearInterval(look);
  }, [held]);

  const shown = useRef(held);
  useEffect(() => {
    if (shown.current !== null && held === null) announce(nextWords(latest.current, before.current), 'shop');
    shown.current = held;
  }, [held]);

  return { ...saleOrder(lots, held), waiting: held === null ? null : onTheBlock, goOn, touch };
}

/** What rests on a link or a button of a result is about to press it. */
const aboutToPress = '.ending :is(a,button,input):is(:hover,:focus-visible,:active)';
const isTouched = (at: number): boolean =>
  Date.now() - at < resultShownMs || document.querySelector(aboutToPress) !== null;

const lotOf = (lots: readonly LiveLot[], id: string | null) => lots.find(({ lot }) => lot.id === id);

function resultWords(lots: readonly LiveLot[], id: string): string {
  const entry = lotOf(lots, id);
  if (!entry) return '';
  const { lot, view } = entry;
  const result = view.outcome === 'sold' ? `sold for ${formatMoney(view.currentAmount, view.currency)}` : 'not sold';
  return `Lot ${lot.lotNumber} ${result}.`;
}

function nextWords(lots: readonly LiveLot[], id: string | null): string {
  const next = lotOf(lots, id);
  return next ? `Now on the block: lot ${next.lot.lotNumber}, ${next.lot.title}.` : 'The sale is over.';
}

'use client';

import { useEffect, useRef, useState } from 'react';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { announce } from '../ui/announce.ts';
import { type SaleOrder, saleOrder } from './sale-order.ts';

const resultShownMs = 5_000;

export function useBlock(lots: readonly LiveLot[]): SaleOrder {
  const [held, setHeld] = useState<string | null>(null);
  const { onTheBlock } = saleOrder(lots, null);
  const id = onTheBlock?.lot.id ?? null;
  const before = useRef(id);
  const latest = useRef(lots);
  latest.current = lots;

  useEffect(() => {
    const left = before.current;
    before.current = id;
    if (left === null || left === id) return;
    const sentence = `${resultWords(latest.current, left)} ${nextWords(latest.current, id)}`;
    announce(sentence, 'shop');
    setHeld(left);
    const timer = setTimeout(() => setHeld(null), resultShownMs);
    return () => clearTimeout(timer);
  }, [id]);
  return saleOrder(lots, held);
}

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

'use client';

import { useCallback, useEffect, useState } from 'react';
import { amountAt, choose, floorMoved, missed, type SheetAmount, settled } from '#domain/auction/sheet-amount.ts';

/** That an amount was passed is said for so long. */
const passedMs = 6_000;

/** @param about another value starts anew: whoever is outbid chooses another amount than whoever raises */
export function useSheetAmount(floor: number, about: string) {
  const [state, setState] = useState<SheetAmount>(() => amountAt(floor));
  const [before, setBefore] = useState(about);
  if (before !== about) setBefore(about);
  const amount = before === about ? floorMoved(state, floor) : amountAt(floor);
  // While rendering: no frame shows an amount that the price has passed.
  if (amount !== state) setState(amount);

  const { passed } = amount;
  const shown = amount.amount;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move of the amount is said anew.
  useEffect(() => {
    if (passed === null) return;
    const timer = setTimeout(() => setState(settled), passedMs);
    return () => clearTimeout(timer);
  }, [passed, shown]);

  return {
    state: amount,
    choose: useCallback((chosen: number) => setState((now) => choose(now, chosen)), []),
    miss: useCallback((meant: number) => setState((now) => missed(now, meant)), []),
  };
}

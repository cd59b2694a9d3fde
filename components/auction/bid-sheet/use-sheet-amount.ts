'use client';

import { useCallback, useEffect, useState } from 'react';
import {
  amountAt,
  choose,
  floorMoved,
  letGo,
  readable,
  type SheetAmount,
  settled,
} from '#domain/auction/sheet-amount.ts';

/** A finger or the focus keeps an amount that the price has passed for so long. */
const heldMs = 1_500;
/** What has changed by itself can be pressed after so long. */
const readableMs = 1_000;
/** That an amount was passed is said for so long. */
const passedMs = 6_000;

/** @param about another value starts anew: whoever is outbid chooses another amount than whoever raises */
export function useSheetAmount(floor: number, about: string) {
  const [state, setState] = useState<SheetAmount>(() => amountAt(floor));
  const [before, setBefore] = useState(about);
  const [held, setHeld] = useState(false);
  let amount = state;
  if (before !== about) {
    setBefore(about);
    amount = { ...amountAt(floor), off: 'moved' };
  } else amount = floorMoved(state, floor, held);
  // While rendering: no frame shows an amount that the price has passed.
  if (amount !== state) setState(amount);

  const { off, passed } = amount;
  const shown = amount.amount;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move of the amount is waited for anew.
  useEffect(() => {
    if (off === null) return;
    const timer = setTimeout(() => setState(off === 'held' ? letGo : readable), off === 'held' ? heldMs : readableMs);
    return () => clearTimeout(timer);
  }, [off, shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move of the amount is said anew.
  useEffect(() => {
    if (passed === null) return;
    const timer = setTimeout(() => setState(settled), passedMs);
    return () => clearTimeout(timer);
  }, [passed, shown]);

  const hold = (holding: boolean) => () => {
    setHeld(holding);
    if (!holding) setState(letGo);
  };
  const chooseAmount = useCallback((chosen: number) => setState((now) => choose(now, chosen)), []);
  return {
    state: amount,
    choose: chooseAmount,
    holders: {
      onPointerEnter: hold(true),
      onPointerLeave: hold(false),
      onFocus: hold(true),
      onBlur: hold(false),
    },
  };
}

'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { useBid } from '#components/auction/bid/answer/use-bid.ts';
import { useOnePress } from '#components/auction/bid/one-press/use-one-press.ts';
import { ownState } from '#components/auction/bid/own-state.ts';
import type { Situation } from '#components/auction/bid/situation.ts';
import { usePart } from '#components/auction/lot/use-part.ts';
import { announce } from '#components/ui/announce.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { leastBid } from '#domain/auction/least-bid.ts';
import { allows } from '#domain/auction/one-press.ts';
import { nowPainted, nowShown, pressed, shownFirst } from '#domain/auction/seen-amount.ts';
import { type Slip, slipOf } from '#domain/auction/slip-guard.ts';
import { useJustCame } from './use-separate-press.ts';
import { useSheetAmount } from './use-sheet-amount.ts';

const loadQuestion = () => import('./sheet-question.tsx').then(({ SheetQuestion }) => SheetQuestion);

interface SheetNeeds {
  lot: Lot;
  situation: Situation;
  bid: ReturnType<typeof useBid>;
  /** Somebody decided on an amount: it is asked about, or first they bring what is missing. */
  decide(amount: number): void;
}

export type BidSheet = ReturnType<typeof useBidSheet>;

export function useBidSheet({ lot, situation, bid, decide }: SheetNeeds) {
  const { view, position, signedIn, phase, lostAt, money } = situation;
  const { attempt } = bid;
  const own = ownState(view, position);
  const maximum = own === 'leading' ? (position?.maxAmount ?? null) : null;
  const floor = leastBid(view.minimumBidAmount, maximum, position?.takenBackAmount ?? null, lot.increments);
  const answers = useAnswers(attempt);
  const amount = useSheetAmount(floor, `${own} ${answers}`);
  const [raising, setRaising] = useState(false);
  const [draftWrong, setDraftWrong] = useState(false);
  const [slip, setSlip] = useState<Slip | null>(null);
  const [ceiling, setCeiling] = useState<number | 'wrong' | null>(null);
  const open = phase === 'open';
  const onePress = useOnePress({
    auctionId: lot.id,
    paddle: position?.paddle ?? null,
    signedIn,
    money,
    open: open || phase === 'opening' || phase === 'upcoming',
  });
  const press = own === 'leading' ? null : onePress.press;
  const [near, setNear] = useState(false);
  const asked = attempt.step === 'confirming';
  const busy = attempt.step === 'sending' || attempt.step === 'unknown';
  const mayPress = press !== null && !asked && allows(press, floor);
  const next = mayPress ? floor : amount.state.amount;
  const Question = usePart(loadQuestion, near || asked);
  const ready = asked && Question !== null;
  const justAsked = useJustCame(ready);
  // Nothing binds before its sum is there.
  const unread = asked && (!ready || justAsked);
  const off = !open || busy || unread || lostAt !== null || draftWrong || slip !== null || ceiling === 'wrong';
  const shown = useShown(next, busy ? 'busy' : asked ? `asked ${ready}` : mayPress ? 'fast' : own, amount.state.chosen);

  const { turnOn } = onePress;
  const wanted = useRef<number | null>(null);
  const paddle = position?.paddle ?? null;
  // The ceiling that was ticked with a bid counts once the bid has.
  useEffect(() => {
    if (wanted.current === null || answers === '' || paddle === null) return;
    turnOn(wanted.current);
    wanted.current = null;
  });

  // Above a new answer nothing of the last question is left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what it reacts to.
  useEffect(() => {
    setRaising(false);
    setSlip(null);
    setDraftWrong(false);
    setCeiling(null);
  }, [own, answers]);

  const choose = (chosen: number) => {
    setSlip(null);
    amount.choose(chosen);
  };
  const confirm = bid.confirm;
  const chooseAmount = amount.choose;
  const ask = useRef(decide);
  ask.current = decide;
  const askAbout = useCallback(
    (chosen: number) => {
      chooseAmount(chosen);
      ask.current(chosen);
    },
    [chooseAmount],
  );

  const send = (sent: number) => {
    wanted.current = typeof ceiling === 'number' ? ceiling : null;
    setCeiling(null);
    void bid.send(sent);
  };
  const bind = (began: number) => {
    const press = pressed(shown.current, began);
    if ('bid' in press) return send(press.bid);
    amount.miss(press.gone);
    const why = press.gone < next ? `${money(press.gone)} was passed` : 'The button changed';
    announce(`${why} as you pressed. The button now says ${money(next)}.`, 'now');
  };
  const onPress = (began: number | null) => {
    if (began === null) return;
    if (off) return void (busy && announce('Still sending.', 'now'));
    if (mayPress || asked) return bind(began);
    const lastAmount = position?.maxAmount || null;
    const expected = { price: view.currentAmount, floor, estimateHigh: lot.estimateHighAmount, lastAmount };
    const doubtful = slipOf(next, expected);
    if (doubtful) setSlip(doubtful);
    else askAbout(next);
  };
  return {
    own,
    maximum,
    floor,
    amount,
    raising,
    setRaising,
    setDraftWrong,
    draftWrong,
    slip,
    asked,
    busy,
    off,
    choose,
    onePress: press,
    /** Also while one's own bid leads, when nothing is pressed. */
    kept: onePress.press,
    Question,
    ready,
    prepare: useCallback(() => setNear(true), []),
    turnOff: onePress.turnOff,
    setCeiling,
    mayPress,
    next,
    onPress,
    askAbout,
    keepSlip() {
      setSlip(null);
      askAbout(next);
    },
    raiseCeiling() {
      confirm(floor);
    },
    back() {
      setSlip(null);
      setCeiling(null);
      bid.reset();
    },
  };
}

/** What is on the button, and since which frame: on a busy machine one is painted long after its page has changed. */
function useShown(amount: number, step: string, chosen: boolean) {
  const shown = useRef(shownFirst(amount, step));
  useLayoutEffect(() => {
    const now = nowShown(shown.current, amount, step, chosen);
    if (now === shown.current) return;
    shown.current = now;
    const painted = () => {
      if (shown.current === now) shown.current = nowPainted(now, performance.now());
    };
    requestAnimationFrame(() => setTimeout(painted));
  });
  return shown;
}

function useAnswers(attempt: Situation['attempt']): string {
  const last = useRef('');
  if (attempt.step === 'accepted') last.current = attempt.key;
  return last.current;
}

'use client';

import { useEffect, useRef } from 'react';
import { useOwnAnswer } from '#components/auction/bid/answer/use-own-answer.ts';
import type { OwnAnswer } from '#components/auction/bid/bid-moment.ts';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import { isUnderWay, type Phase, type Situation } from '#components/auction/bid/situation.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useLostAt } from '#components/live/connection/use-stale-since.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { type Manner, rises, traitsOf } from '#domain/auction/format.ts';
import {
  clockMarks,
  extensionWords,
  marksPassed,
  markWords,
  outbidSpoken,
  priceWords,
  resultWords,
} from './spoken-words.ts';
import { usePacedAnnouncement } from './use-paced-announcement.ts';

const outbidEveryMs = 5_000;
const pausedAfterMs = 10_000;
/** A falling price changes often: it is said less often. */
const everyMs: Record<Manner, number> = { rising: 10_000, falling: 30_000, sealed: 10_000 };

export interface LotAnnouncerProps {
  situation: Situation;
  own: OwnState;
  answer: OwnAnswer | null;
  /** The least that this person can bid now. */
  next: number;
}

export function LotAnnouncer({ situation, own, answer, next }: LotAnnouncerProps) {
  const { view, phase, attempt, money } = situation;
  useOwnAnswer(answer, view, own, next);
  const price = usePriceNow(view);
  const said = priceWords(view, own, price, money);
  usePacedAnnouncement(phase === 'open' ? said : '', 'page', everyMs[traitsOf[view.format].manner]);
  useOutbid(
    outbidSpoken(view.currentAmount, next, money),
    isUnderWay(attempt) ? null : own,
    phase === 'open' && !answer,
  );
  usePausedWords(phase === 'open' && rises(view.format));
  useExtensions(view, said);
  useClockMarks(view, phase);
  useResult(situation);
  return null;
}

/** Somebody leads no longer. Said late, it is said as it is then. @param own null while a bid's own answer is awaited */
function useOutbid(words: string, own: OwnState | null, wanted: boolean): void {
  const latest = useRef(words);
  latest.current = words;
  const before = useRef(own);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (own === null) return;
    const flipped = before.current !== own;
    before.current = own;
    if (!flipped || own !== 'outbid' || !wanted) return;
    const say = () => {
      saidAt.current = Date.now();
      announce(latest.current, 'now');
    };
    const wait = saidAt.current + outbidEveryMs - Date.now();
    if (wait <= 0) return say();
    const timer = setTimeout(say, wait);
    return () => clearTimeout(timer);
  }, [own, wanted]);
}

/** Beside the page's own words on a connection that stays lost; that it is back is said for the whole page. */
function usePausedWords(bidding: boolean): void {
  const { store } = useLive();
  const lostAt = useLostAt();
  useEffect(() => {
    if (lostAt === null || !bidding) return;
    const wait = Math.max(0, lostAt + pausedAfterMs - serverTime(store.getState()));
    const timer = setTimeout(() => announce('Bidding is paused here.'), wait);
    return () => clearTimeout(timer);
  }, [lostAt, bidding, store]);
}

function useExtensions({ extensions, endsAt }: AuctionView, price: string): void {
  const said = useRef({ extensions, endsAt });
  useEffect(() => {
    const more = extensions > said.current.extensions ? extensionWords(said.current.endsAt, endsAt) : null;
    if (more) announce(price ? `${price}. ${more}` : more);
    said.current = { extensions, endsAt };
  }, [extensions, endsAt, price]);
}

/** Ten and five minutes, and the calls: a bid that moves the close starts them again. */
function useClockMarks(view: AuctionView, phase: Phase): void {
  const { store } = useLive();
  const passed = useByServerNow((now) => now && marksPassed(Date.parse(view.endsAt) - now), 1_000, view.endsAt);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (passed === null || phase !== 'open') return;
    const seconds = before.current !== null && passed > before.current ? clockMarks[passed - 1] : undefined;
    const leftMs = Date.parse(view.endsAt) - serverTime(store.getState());
    const words = seconds && markWords(seconds, leftMs, view, (amount) => formatMoney(amount, view.currency));
    if (words) announce(words);
    before.current = passed;
  }, [passed, phase, view, store]);
}

/** That it closes, and the result: at once to anyone who bid. */
function useResult({ view, phase, position, attempt, money }: Situation): void {
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (phase === was) return;
    if (phase === 'closing') announce('Closing.');
    if (phase !== 'closed') return;
    const tried = 'key' in attempt;
    announce(resultWords(view, position, money, tried), position || tried ? 'now' : 'page');
  });
}

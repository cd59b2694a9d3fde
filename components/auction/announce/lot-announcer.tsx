'use client';

import { useEffect, useRef } from 'react';
import { useOwnAnswer } from '#components/auction/bid/answer/use-own-answer.ts';
import type { OwnAnswer } from '#components/auction/bid/bid-moment.ts';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import type { Phase } from '#components/auction/bid/situation.ts';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { isUnderSeal } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useLostAt } from '#components/live/connection/use-stale-since.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { clockMarks, extensionWords, marksPassed, markWords, outbidSpoken, resultWords } from './spoken-words.ts';
import { usePacedAnnouncement } from './use-paced-announcement.ts';

/** That somebody is outbid is said by itself, at once. */
const ownStateWords = { none: '', leading: ', you’re leading', outbid: '', sealed: '' };
const outbidEveryMs = 5_000;
const pausedAfterMs = 10_000;
/** A falling price changes often: it is said less often. */
const everyMs = { english: 10_000, dutch: 30_000, sealed_first_price: 10_000, sealed_second_price: 10_000 };

interface LotAnnouncerProps {
  view: AuctionView;
  own: OwnState;
  phase: Phase;
  answer: OwnAnswer | null;
}

export function LotAnnouncer({ view, own, phase, answer }: LotAnnouncerProps) {
  useOwnAnswer(answer, view, own);
  const price = usePriceNow(view);
  const said = priceSentence(view, own, price);
  usePacedAnnouncement(phase === 'open' ? said : '', 'page', everyMs[view.format]);
  useOutbid(view, own, phase === 'open' && !answer);
  usePausedWords(phase === 'open' && view.format === 'english');
  useExtensions(view, said);
  useClockMarks(view, phase);
  useResult(view, phase);
  return null;
}

/** Somebody leads no longer. Said late, it is said as it is then. */
function useOutbid(view: AuctionView, own: OwnState, wanted: boolean): void {
  const latest = useRef(view);
  latest.current = view;
  const before = useRef(own);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const flipped = before.current !== own;
    before.current = own;
    if (!flipped || own !== 'outbid' || !wanted) return;
    const say = () => {
      saidAt.current = Date.now();
      const { current } = latest;
      announce(
        outbidSpoken(current, (amount) => formatMoney(amount, current.currency)),
        'now',
      );
    };
    const wait = saidAt.current + outbidEveryMs - Date.now();
    if (wait <= 0) return say();
    const timer = setTimeout(say, wait);
    return () => clearTimeout(timer);
  }, [own, wanted]);
}

/** Beside the page's own words on a connection that stays lost; that it is back is said for the whole page. */
function usePausedWords(bidding: boolean): void {
  const lostAt = useLostAt();
  useEffect(() => {
    if (lostAt === null || !bidding) return;
    const wait = Math.max(0, lostAt + pausedAfterMs - Date.now());
    const timer = setTimeout(() => announce('Bidding is paused here.'), wait);
    return () => clearTimeout(timer);
  }, [lostAt, bidding]);
}

function priceSentence(view: AuctionView, own: OwnState, price: number): string {
  if (isUnderSeal(view)) return own === 'sealed' ? 'Your sealed bid is in' : '';
  if (view.format === 'dutch') return `Price ${formatMoney(price, view.currency)}`;
  return `Current bid ${formatMoney(view.currentAmount, view.currency)}${ownStateWords[own]}`;
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
  const passed = useByServerNow((now) => now && marksPassed(Date.parse(view.endsAt) - now));
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (passed === null || phase !== 'open') return;
    const seconds = before.current !== null && passed > before.current ? clockMarks[passed - 1] : undefined;
    const words = seconds && markWords(seconds, view, (amount) => formatMoney(amount, view.currency));
    if (words) announce(words);
    before.current = passed;
  }, [passed, phase, view]);
}

/** That it closes, and the result: at once to whoever bid. What the page began with is not said. */
function useResult(view: AuctionView, phase: Phase): void {
  const { position } = useOwn(view.id);
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (phase === was) return;
    if (phase === 'closing') announce('Closing.');
    if (phase !== 'closed') return;
    const words = resultWords(view, position, (amount) => formatMoney(amount, view.currency));
    announce(words, position ? 'now' : 'page');
  }, [phase, view, position]);
}

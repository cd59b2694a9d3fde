'use client';

import { useEffect, useRef } from 'react';
import type { AuctionView } from '#contract/auction.ts';
import { useByServerNow } from '../live/use-server-now.ts';
import { announce } from '../ui/announce.ts';
import { formatTime } from '../ui/format-date.ts';
import { formatMoney } from '../ui/format-money.ts';
import { isUnderSeal } from './format-words.ts';
import type { OwnState, Phase } from './situation.ts';
import { usePacedAnnouncement } from './use-paced-announcement.ts';
import { usePriceNow } from './use-price-now.ts';

const markMinutes = [10, 5, 1];
const standingWords = { none: '', leading: ', you’re leading', outbid: ', you’ve been outbid', sealed: '' };
/** A falling price changes often: it is said less often. */
const everyMs = { english: 10_000, dutch: 30_000, sealed_first_price: 10_000, sealed_second_price: 10_000 };

/**
 * Says what changes to whoever can't see it: the price at most every ten seconds, being outbid at
 * most every five, the end moving, and the clock four times in all.
 */
export function LotAnnouncer({ view, own, phase }: { view: AuctionView; own: OwnState; phase: Phase }) {
  const price = usePriceNow(view);
  const said = priceSentence(view, own, price);
  usePacedAnnouncement(phase === 'open' ? said : '', 'page', everyMs[view.format]);
  usePacedAnnouncement(own === 'outbid' && phase === 'open' ? 'You’ve been outbid' : '', 'now', 5_000);
  useExtensions(view);
  useClockMarks(view, phase);
  return null;
}

function priceSentence(view: AuctionView, own: OwnState, price: number): string {
  if (isUnderSeal(view)) return own === 'sealed' ? 'Your sealed bid is in' : '';
  if (view.format === 'dutch') return `Price ${formatMoney(price, view.currency)}`;
  return `Current bid ${formatMoney(view.currentAmount, view.currency)}${standingWords[own]}`;
}

function useExtensions({ extensions, endsAt }: AuctionView): void {
  const said = useRef(extensions);
  useEffect(() => {
    if (extensions > said.current) announce(`Extended to ${formatTime(endsAt)}`);
    said.current = extensions;
  }, [extensions, endsAt]);
}

const marksPassed = (leftMs: number) => markMinutes.filter((minutes) => leftMs <= minutes * 60_000).length;

function useClockMarks(view: AuctionView, phase: Phase): void {
  const passed = useByServerNow((now) => now && marksPassed(Date.parse(view.endsAt) - now));
  const before = useRef<number | null>(null);
  const wasClosed = useRef(phase === 'closed');
  useEffect(() => {
    if (phase === 'closed' && !wasClosed.current) announce('This lot has closed.');
    wasClosed.current = phase === 'closed';
  }, [phase]);
  useEffect(() => {
    if (passed === null || phase !== 'open') return;
    const minutes = before.current !== null && passed > before.current && markMinutes[passed - 1];
    if (minutes) announce(`Closes in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
    before.current = passed;
  }, [passed, phase]);
}

'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import type { BagLineView } from '#contract/bag/bag.ts';
import { topicOf } from '#contract/topics.ts';
import { endedHolds, holdNotice } from '#domain/stock/hold-notice.ts';
import { announce } from '../ui/announce.ts';
import { useToast, useToastChange } from '../ui/toasts.tsx';
import { removed } from './use-removal.ts';

const fiveMinutes = 'The pieces in your bag are held for five more minutes.';
const oneMinute = 'The pieces in your bag are held for one more minute.';
const ended = 'A piece in your bag is no longer held for you. You can hold it again in your bag.';
const endedInDrop = 'A piece in your bag is no longer held for you. You can now buy it only in a drop.';

export function HoldWatch() {
  const bag = useView<'my-bag'>(topicOf.myBag)?.data;
  const lines = useRef<BagLineView[]>([]);
  const warn = useWarning();
  const change = useToastChange();
  useEffect(() => {
    if (!bag) return;
    for (const { sku } of bag.lines) change(removed(sku), null);
    if (bag.lines.every(({ heldUntil }) => heldUntil !== null)) change(holdEnded, null);
    const gone = endedHolds(lines.current, bag.lines);
    const isInDrop = bag.lines.some(({ sku, drop }) => drop && gone.includes(sku));
    if (gone.length > 0) warn(isInDrop ? endedInDrop : ended, holdEnded);
    lines.current = bag.lines;
  }, [bag, warn, change]);
  return bag?.heldUntil && <Clock key={bag.heldUntil} endsAt={Date.parse(bag.heldUntil)} warn={warn} />;
}

/** What toasts are about: a hold that ends, one that has ended. */
const holdEnds = 'hold ends';
const holdEnded = 'hold ended';

function useWarning(): (sentence: string, about: string) => void {
  const toast = useToast();
  const change = useToastChange();
  // Bag and checkout show it themselves.
  const showsIt = /^\/(bag|checkout)/.test(usePathname());
  useEffect(() => {
    if (showsIt) for (const about of [holdEnds, holdEnded]) change(about, null);
  }, [showsIt, change]);
  return useCallback(
    (sentence, about) => {
      announce(sentence, 'now');
      if (!showsIt) toast({ text: sentence, about, pulse: true, action: { label: 'Bag', href: '/bag' } });
    },
    [toast, showsIt],
  );
}

function Clock({ endsAt, warn }: { endsAt: number; warn: ReturnType<typeof useWarning> }) {
  const change = useToastChange();
  const now = useServerNow();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (now === null) return;
    const left = endsAt - now;
    const notice = before.current === null ? null : holdNotice(before.current, left);
    before.current = left;
    if (notice === 'five_minutes') announce(fiveMinutes, 'shop');
    if (notice === 'one_minute') warn(oneMinute, holdEnds);
  }, [now, endsAt, warn]);
  useEffect(() => () => change(holdEnds, null), [change]);
  return null;
}

'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import type { BagLineView } from '#contract/checkout/bag.ts';
import { topicOf } from '#contract/wire/topics.ts';
import { endedHolds, holdNotice } from '#domain/stock/hold-notice.ts';
import { announce } from '../ui/announce.ts';
import { useToast } from '../ui/toasts.tsx';

const fiveMinutes = 'The pieces in your bag are held for five more minutes.';
const oneMinute = 'The pieces in your bag are held for one more minute.';
const ended = 'A piece in your bag is no longer held for you. You can hold it again in your bag.';

export function HoldWatch() {
  const bag = useView<'my-bag'>(topicOf.myBag)?.data;
  const lines = useRef<BagLineView[]>([]);
  const warn = useWarning();
  useEffect(() => {
    if (!bag) return;
    if (endedHolds(lines.current, bag.lines).length > 0) warn(ended);
    lines.current = bag.lines;
  }, [bag, warn]);
  return bag?.heldUntil && <Clock key={bag.heldUntil} endsAt={Date.parse(bag.heldUntil)} warn={warn} />;
}

function useWarning(): (sentence: string) => void {
  const toast = useToast();
  // Bag and checkout show it themselves.
  const showsIt = /^\/(bag|checkout)/.test(usePathname());
  return useCallback(
    (sentence) => {
      announce(sentence, 'now');
      if (!showsIt) toast({ text: sentence, pulse: true, action: { label: 'Bag', href: '/bag' } });
    },
    [toast, showsIt],
  );
}

function Clock({ endsAt, warn }: { endsAt: number; warn: (sentence: string) => void }) {
  const now = useServerNow();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (now === null) return;
    const left = endsAt - now;
    const notice = before.current === null ? null : holdNotice(before.current, left);
    before.current = left;
    if (notice === 'five_minutes') announce(fiveMinutes, 'shop');
    if (notice === 'one_minute') warn(oneMinute);
  }, [now, endsAt, warn]);
  return null;
}

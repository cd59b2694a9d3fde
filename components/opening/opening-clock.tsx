'use client';

import { useEffect } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Countdown } from '#components/opening/countdown.tsx';
import type { View } from '#contract/wire/views.ts';

/** Not everybody who waits asks for the shop at the same moment. */
const spreadMs = 2_000;
const againMs = 5_000;

/** Counts down to the opening, by the server's clock, and goes into the shop then. @param shown the moment on the page */
export function OpeningClock({ initial, shown }: { initial: View<'opening'>; shown: string }) {
  const opensAt = useView<'opening'>(initial.topic, initial)?.data.opensAt ?? null;
  const at = opensAt === null ? null : Date.parse(opensAt);
  const isOpen = useByServerNow((now) => at === null || (now !== null && now >= at), 1_000, shown);
  const isSoon = useByServerNow((now) => at !== null && now !== null && at - now < 120_000, 1_000, shown);
  useEffect(() => {
    if (!isOpen) return;
    const comeIn = () => location.replace('/');
    const first = setTimeout(comeIn, Math.random() * spreadMs);
    const again = setInterval(comeIn, againMs);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [isOpen]);
  useEffect(() => {
    if (opensAt !== null && opensAt !== shown) location.reload();
  }, [opensAt, shown]);
  if (isOpen)
    return (
      <p className="heading" role="status">
        Opening…
      </p>
    );
  return (
    <div className={isSoon ? 'live-text' : undefined}>
      <Countdown until={shown} />
    </div>
  );
}

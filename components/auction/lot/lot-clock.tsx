'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { formatTime } from '#components/ui/format/format-date.ts';
import { useToday } from '#components/ui/format/use-today.ts';

/**
 * The clock shows the moment itself until the page is alive. One element shows both: taking its place costs a page that
 * wakes up the layout of all that is beside it.
 * @param about the clock is as last known: "~"
 */
export function LotClock({ at, about = false }: { at: string; about?: boolean }) {
  const now = useServerNow(1_000, at);
  const local = useToday() !== null;
  const moment = () => (local ? formatTime(at) : `${formatTime(at, 'UTC')} UTC`);
  return (
    <time dateTime={at} className="clock" role={now === null ? undefined : 'timer'} aria-live="off">
      {now === null ? moment() : `${about ? '~' : ''}${formatRemaining(Date.parse(at) - now)}`}
    </time>
  );
}

'use client';

import { useHydrated } from '#components/ui/use-hydrated.ts';
import { formatDay, formatSeconds, formatTime } from './format-date.ts';

export type MomentStyle = 'time' | 'seconds' | 'day' | 'day-time';

/** The server can't know the reader's zone: its moments are in UTC, and say so, until the page is alive. */
export function Moment({ at, show = 'time' }: { at: string; show?: MomentStyle }) {
  const local = useHydrated();
  const zone = local ? undefined : 'UTC';
  // The year that decides whether to show one; at the turn of the year both readings are right.
  const day = () => formatDay(at, new Date(), zone);
  const texts: Record<MomentStyle, () => string> = {
    time: () => formatTime(at, zone),
    seconds: () => formatSeconds(at, zone),
    day,
    'day-time': () => `${day()}, ${formatTime(at, zone)}`,
  };
  return (
    <time dateTime={at} className="num">
      {texts[show]()}
      {!local && show !== 'day' && ' UTC'}
    </time>
  );
}

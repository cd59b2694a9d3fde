'use client';

import { dayOf, formatDay, formatMoment, type MomentStyle } from './format-date.ts';
import { useToday } from './use-today.ts';

interface MomentProps {
  at: string;
  show?: MomentStyle;
  /** A moment whose day is already said beside it: only another day is added to the time. Without it, only today is left out. */
  beside?: string;
}

/** The server can't know the reader's zone: its moments are in UTC, and say so, until the page is alive. */
export function Moment({ at, show = 'time', beside }: MomentProps) {
  const today = useToday();
  const local = today !== null;
  const zone = local ? undefined : 'UTC';
  const now = new Date();
  const known = beside === undefined ? (today ?? dayOf(now.toISOString(), 'UTC')) : dayOf(beside, zone);
  // Suppressed: a page kept since yesterday left out another day.
  return (
    <time dateTime={at} className="tabular" suppressHydrationWarning>
      {show === 'day' ? formatDay(at, now, zone) : `${formatMoment(at, show, known, now, zone)}${local ? '' : ' UTC'}`}
    </time>
  );
}

'use client';

import { dayOf, formatMoment } from '#components/ui/format/format-date.ts';
import { useToday } from '#components/ui/format/use-today.ts';

/** The same moment by the reader's own clock, if that shows another time. */
export function YourTime({ at, zone }: { at: string; zone: string }) {
  if (useToday() === null) return null;
  const now = new Date();
  const known = dayOf(at, zone);
  const own = formatMoment(at, 'time', known, now);
  return own === formatMoment(at, 'time', known, now, zone) ? null : `, ${own} your time`;
}

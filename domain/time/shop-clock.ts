import { TZDateMini, tzOffset } from '@date-fns/tz';

/** `2026-11-27T19:00:00`: what clocks show, without a zone. */
const reading = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * When clocks of a zone show `2026-11-27T19:00`, in epoch milliseconds. Where they are put forward over it, as much
 * later; where they show it twice, the second time.
 * @param zone as IANA names it
 * @throws RangeError for what is no reading
 */
export function momentOf(shown: string, zone: string): number {
  const parts = reading.exec(shown);
  if (!parts) throw new RangeError(`"${shown}" is not what a clock shows.`);
  const [, year, month, day, hour, minute, second = 0] = parts.map(Number);
  const shownInUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), second || 0);
  // By the offsets of a day before and after. What `TZDate` makes of an hour that is shown twice depends on the machine's own zone.
  const [before = 0, after = 0] = [-dayMs, dayMs].map((ms) => tzOffset(zone, new Date(shownInUtc + ms)) * minuteMs);
  const later = shownInUtc - after;
  return tzOffset(zone, new Date(later)) * minuteMs === after ? later : shownInUtc - before;
}

/** The day there at a moment of epoch milliseconds: `2026-11-25`. */
export function dayIn(moment: number, zone: string): string {
  const there = new TZDateMini(moment, zone);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${String(there.getFullYear()).padStart(4, '0')}-${two(there.getMonth() + 1)}-${two(there.getDate())}`;
}

/** When an order placed now would be sent, and when it would arrive. */
import { type CalendarDay, dayLater, isWorkingDay, nthWorkingDayAfter } from './working-days.ts';

export interface Sending {
  /** An order before this hour of a working day, in the shop's zone, is sent on that day. */
  cutOffHour: number;
  /** The shop's IANA zone. */
  zone: string;
  /** Days beside weekends on which nothing is sent. */
  closedDays: readonly CalendarDay[];
}

export interface NextSending {
  /** Until when an order is sent on that day, in epoch milliseconds. */
  orderBy: number;
  day: CalendarDay;
}

/** @param now epoch milliseconds */
export function nextSending(now: number, { cutOffHour, zone, closedDays }: Sending): NextSending {
  let day = dayIn(now, zone);
  const isOpen = (one: CalendarDay) => isWorkingDay(one) && !closedDays.includes(one);
  while (!isOpen(day) || cutOff(day, cutOffHour, zone) <= now) day = dayLater(day, 1);
  return { day, orderBy: cutOff(day, cutOffHour, zone) };
}

/** The days between which an order placed now arrives, by so many working days on its way. */
export function arrivalDays(now: number, sending: Sending, days: { least: number; most: number }) {
  const { day } = nextSending(now, sending);
  return { earliest: nthWorkingDayAfter(day, days.least), latest: nthWorkingDayAfter(day, days.most) };
}

/** The moment of the cut-off on that day. A change of clocks between the guess and it is taken up by the second look. */
function cutOff(day: CalendarDay, hour: number, zone: string): number {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const guess = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(guess, zone);
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
const offsetAt = (moment: number, zone: string): number => Date.parse(`${wallClock(moment, zone)}Z`) - moment;

const dayIn = (moment: number, zone: string): CalendarDay => wallClock(moment, zone).slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks there show: `2026-11-25T16:00:00`. */
function wallClock(moment: number, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  formats.set(zone, format);
  // Whole seconds, as clocks show them.
  return format.format(Math.floor(moment / 1_000) * 1_000).replace(' ', 'T');
}

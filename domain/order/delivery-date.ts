/** When an order placed now would be sent, and when it would arrive. A working day is Monday to Friday. */
import { cutOffHour, type DeliveryZone, deliveryDays, deliveryZones } from './delivery-terms.ts';

/** `2026-11-25`: a day as people there name it, without a zone. */
export type CalendarDay = string;

export interface DeliveryDates {
  /** Until when an order is sent on the first of these days, in epoch milliseconds. */
  orderBy: number;
  /** By when it has arrived at the latest. */
  by: Record<DeliveryZone, CalendarDay>;
}

const dayMs = 86_400_000;

/** @param now epoch milliseconds @param zone the shop's IANA zone, where the cut-off is read */
export function deliveryDates(now: number, zone: string): DeliveryDates {
  const sent = dayOfSending(now, zone);
  const by = Object.fromEntries(
    deliveryZones.map((to) => [to, nthWorkingDayAfter(sent, deliveryDays[to].most)]),
  ) as DeliveryDates['by'];
  return { orderBy: cutOff(sent, zone), by };
}

/** The days between which an order placed now arrives, by so many working days on its way. */
export function arrivalDays(now: number, zone: string, days: { least: number; most: number }) {
  const sent = dayOfSending(now, zone);
  return { earliest: nthWorkingDayAfter(sent, days.least), latest: nthWorkingDayAfter(sent, days.most) };
}

function dayOfSending(now: number, zone: string): CalendarDay {
  let sent = dayIn(now, zone);
  while (!isWorkingDay(sent) || cutOff(sent, zone) <= now) sent = later(sent, 1);
  return sent;
}

function nthWorkingDayAfter(day: CalendarDay, count: number): CalendarDay {
  let found = day;
  for (let left = count; left > 0; left--) {
    do found = later(found, 1);
    while (!isWorkingDay(found));
  }
  return found;
}

const atNoon = (day: CalendarDay): number => Date.parse(`${day}T12:00:00Z`);
const later = (day: CalendarDay, days: number): CalendarDay =>
  new Date(atNoon(day) + days * dayMs).toISOString().slice(0, 10);

export function isWorkingDay(day: CalendarDay): boolean {
  const weekday = new Date(atNoon(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The moment of the cut-off on that day. A change of clocks between the guess and it is taken up by the second look. */
function cutOff(day: CalendarDay, zone: string): number {
  const wanted = Date.parse(`${day}T${String(cutOffHour).padStart(2, '0')}:00:00Z`);
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

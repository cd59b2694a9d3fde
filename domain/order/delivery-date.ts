/** When an order placed now would be sent, and when it would arrive. */
import { dayIn, momentOf } from '../time/shop-clock.ts';
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
  /** The latest moment for an order to be sent that day, in epoch milliseconds. */
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

const cutOff = (day: CalendarDay, hour: number, zone: string): number =>
  momentOf(`${day}T${String(hour).padStart(2, '0')}:00`, zone);

/**
 * The days of the right to withdraw (Directive 2011/83/EU, Art. 9). A period that ends on a Saturday or Sunday ends on the
 * next working day (Regulation 1182/71, Art. 3(4)). Public holidays aren't counted: they differ by country and region.
 */
import { type CalendarDay, dayLater, isWorkingDay } from '../order/working-days.ts';
import { dayIn } from '../time/shop-clock.ts';

export const withdrawalDays = 14;

/** The 14th day after a day, or the working day that follows it. */
function endOfPeriod(from: CalendarDay): CalendarDay {
  let last = dayLater(from, withdrawalDays);
  while (!isWorkingDay(last)) last = dayLater(last, 1);
  return last;
}

/**
 * The last day on which a statement is in time; null while no delivery is known: the period hasn't begun.
 * @param deliveredAt when the last piece arrived, in epoch milliseconds
 */
export const lastDayToWithdraw = (deliveredAt: number | null, zone: string): CalendarDay | null =>
  deliveredAt === null ? null : endOfPeriod(dayIn(deliveredAt, zone));

/** Tells whether a statement was made in time. On the last day it is, until midnight. */
export const isInTime = (statedAt: number, lastDay: CalendarDay | null, zone: string): boolean =>
  lastDay === null || dayIn(statedAt, zone) <= lastDay;

/** The last day to send the pieces back (Art. 14(1)), extended like every period of the consumer's. */
export const sendBackBy = (statedAt: number, zone: string): CalendarDay => endOfPeriod(dayIn(statedAt, zone));

/** The last day to refund (Art. 13(1)). It isn't extended: an early refund is never late. */
export const refundBy = (statedAt: number, zone: string): CalendarDay =>
  dayLater(dayIn(statedAt, zone), withdrawalDays);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayLater, isWorkingDay } from '../order/working-days.ts';
import { dayIn } from '../time/shop-clock.ts';
import { isInTime, lastDayToWithdraw, refundBy, sendBackBy } from './withdrawal-period.ts';

const zone = fc.constantFrom('UTC', 'Europe/Vienna', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata');
const moment = fc.integer({ min: Date.UTC(2014, 5, 13), max: Date.UTC(2040, 0, 1) });

describe('the period of withdrawal', () => {
  it('is never shorter than 14 days after delivery, at most two longer, and ends on a working day', () => {
    fc.assert(
      fc.property(moment, zone, (deliveredAt, place) => {
        const last = lastDayToWithdraw(deliveredAt, place) ?? '';
        const fourteenth = dayLater(dayIn(deliveredAt, place), 14);
        expect([fourteenth, dayLater(fourteenth, 1), dayLater(fourteenth, 2)]).toContain(last);
        expect(isWorkingDay(last)).toBe(true);
        expect(isWorkingDay(fourteenth)).toBe(last === fourteenth);
      }),
    );
  });

  it('is open to the end of its last day and over after it, wherever the shop is', () => {
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: -86_400_000, max: 20 * 86_400_000 }), (deliveredAt, place, after) => {
        const last = lastDayToWithdraw(deliveredAt, place);
        const statedAt = deliveredAt + after;
        expect(isInTime(statedAt, last, place)).toBe(dayIn(statedAt, place) <= (last ?? ''));
      }),
    );
  });

  it('never ends while no delivery is known', () => {
    expect(lastDayToWithdraw(null, 'Europe/Vienna')).toBeNull();
    expect(isInTime(Date.UTC(2099, 0, 1), null, 'Europe/Vienna')).toBe(true);
  });

  it('ends at midnight of the shop, not of Greenwich', () => {
    // Friday 6 November in Auckland, where it is 13 hours later: 14 days on is Friday 20.
    const last = lastDayToWithdraw(Date.parse('2026-11-05T12:00:00Z'), 'Pacific/Auckland');
    expect(last).toBe('2026-11-20');
    expect(isInTime(Date.parse('2026-11-20T10:59:59Z'), last, 'Pacific/Auckland')).toBe(true);
    expect(isInTime(Date.parse('2026-11-20T11:00:00Z'), last, 'Pacific/Auckland')).toBe(false);
  });

  it('leaves the customer as long to send back as the shop to refund, or longer', () => {
    fc.assert(
      fc.property(moment, zone, (statedAt, place) => {
        expect(sendBackBy(statedAt, place) >= refundBy(statedAt, place)).toBe(true);
        expect(refundBy(statedAt, place)).toBe(dayLater(dayIn(statedAt, place), 14));
      }),
    );
  });
});

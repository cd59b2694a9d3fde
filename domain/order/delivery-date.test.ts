import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryDates, isWorkingDay } from './delivery-date.ts';
import { cutOffHour, deliveryDays, deliveryZones } from './delivery-terms.ts';

const at = (text: string) => Date.parse(text);
const madrid = 'Europe/Madrid';

describe('when an order arrives', () => {
  it.each([
    ['on a Monday before the cut-off', '2026-11-23T14:59:59Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['at the cut-off itself', '2026-11-23T15:00:00Z', '2026-11-24T15:00:00.000Z', '2026-11-27', '2026-12-01'],
    ['on a Friday evening', '2026-11-20T20:00:00Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['on a Sunday', '2026-11-22T10:00:00Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['over a change of clocks', '2026-03-27T16:00:00Z', '2026-03-30T14:00:00.000Z', '2026-04-02', '2026-04-06'],
  ])('%s', (_what, now, orderBy, near, union) => {
    const dates = deliveryDates(at(now), madrid);
    expect(new Date(dates.orderBy).toISOString()).toBe(orderBy);
    expect(dates.by).toMatchObject({ near, union });
  });

  const moments = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
  const zones = fc.constantFrom(madrid, 'UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'Asia/Kathmandu');

  it('is a working day, after as many of them as the zone takes, in any zone', () => {
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const { orderBy, by } = deliveryDates(now, zone);
        const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
        const [sent = '', time] = clock.format(orderBy).split(' ');
        expect(time).toBe(`${cutOffHour}:00:00`);
        expect(isWorkingDay(sent)).toBe(true);
        expect(orderBy).toBeGreaterThan(now);
        // A weekend and a day whose hour has passed.
        expect(orderBy - now).toBeLessThanOrEqual(3 * 86_400_000 + 3_600_000);
        for (const to of deliveryZones) {
          const working = daysBetween(sent, by[to]).filter(isWorkingDay).length;
          expect(working).toBe(deliveryDays[to].most);
          expect(isWorkingDay(by[to])).toBe(true);
        }
      }),
    );
  });

  it('is never earlier for whoever orders later', () => {
    fc.assert(
      fc.property(moments, fc.nat(10 * 86_400_000), zones, (now, wait, zone) => {
        const [first, second] = [deliveryDates(now, zone), deliveryDates(now + wait, zone)];
        for (const to of deliveryZones) expect(second.by[to] >= first.by[to]).toBe(true);
      }),
    );
  });
});

/** The days after the first up to the last. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(first) + 86_400_000; day <= Date.parse(last); day += 86_400_000) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}

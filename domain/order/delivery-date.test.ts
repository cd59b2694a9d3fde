import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalDays, nextSending } from './delivery-date.ts';
import { isWorkingDay } from './working-days.ts';

const at = (text: string) => Date.parse(text);
const madrid = { cutOffHour: 16, zone: 'Europe/Madrid', closedDays: [] };

describe('when an order arrives', () => {
  it.each([
    ['on a Monday before the cut-off', '2026-11-23T14:59:59Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['at the cut-off itself', '2026-11-23T15:00:00Z', '2026-11-24T15:00:00.000Z', '2026-11-27', '2026-12-01'],
    ['on a Friday evening', '2026-11-20T20:00:00Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['on a Sunday', '2026-11-22T10:00:00Z', '2026-11-23T15:00:00.000Z', '2026-11-26', '2026-11-30'],
    ['over a change of clocks', '2026-03-27T16:00:00Z', '2026-03-30T14:00:00.000Z', '2026-04-02', '2026-04-06'],
  ])('%s', (_what, now, orderBy, earliest, latest) => {
    expect(new Date(nextSending(at(now), madrid).orderBy).toISOString()).toBe(orderBy);
    expect(arrivalDays(at(now), madrid, { least: 3, most: 5 })).toEqual({ earliest, latest });
  });

  const moments = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
  const zones = fc.constantFrom('Europe/Madrid', 'UTC', 'America/New_York', 'Asia/Tokyo', 'Asia/Kathmandu');
  const hours = fc.integer({ min: 6, max: 22 });
  const spans = fc.tuple(fc.nat(8), fc.nat(8)).map(([least, more]) => ({ least, most: least + more }));

  it('is a working day, after as many of them as it takes, in any zone', () => {
    fc.assert(
      fc.property(moments, zones, hours, spans, (now, zone, cutOffHour, days) => {
        const { orderBy, day } = nextSending(now, { cutOffHour, zone, closedDays: [] });
        const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
        expect(clock.format(orderBy)).toBe(`${day} ${String(cutOffHour).padStart(2, '0')}:00:00`);
        expect(isWorkingDay(day)).toBe(true);
        expect(orderBy).toBeGreaterThan(now);
        // A weekend and a day whose hour has passed.
        expect(orderBy - now).toBeLessThanOrEqual(3 * 86_400_000 + 3_600_000);
        const { earliest, latest } = arrivalDays(now, { cutOffHour, zone, closedDays: [] }, days);
        expect(daysBetween(day, earliest).filter(isWorkingDay)).toHaveLength(days.least);
        expect(daysBetween(day, latest).filter(isWorkingDay)).toHaveLength(days.most);
        expect(isWorkingDay(latest)).toBe(true);
      }),
    );
  });

  it('is never earlier for whoever orders later', () => {
    fc.assert(
      fc.property(moments, fc.nat(10 * 86_400_000), zones, hours, spans, (now, wait, zone, cutOffHour, days) => {
        const [first, second] = [now, now + wait].map(
          (when) => arrivalDays(when, { cutOffHour, zone, closedDays: [] }, days).latest,
        );
        expect((second ?? '') >= (first ?? '')).toBe(true);
      }),
    );
  });
});

describe('on closed days nothing is sent', () => {
  it('an order waits for the next open one, and arrives as long after it as ever', () => {
    const closed = { ...madrid, closedDays: ['2026-12-24', '2026-12-25', '2026-12-28'] };
    const now = at('2026-12-23T18:00:00Z');
    expect(nextSending(now, closed)).toEqual({ day: '2026-12-29', orderBy: at('2026-12-29T15:00:00Z') });
    expect(arrivalDays(now, closed, { least: 1, most: 2 })).toEqual({ earliest: '2026-12-30', latest: '2026-12-31' });
  });

  it('the day is open, none before it was, and more closed days never make it sooner', () => {
    const start = at('2026-12-01T10:00:00Z');
    const dates = fc.array(
      fc.nat(40).map((days) => new Date(start + days * 86_400_000).toISOString().slice(0, 10)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.nat(20 * 86_400_000), dates, fc.nat(40), (wait, closedDays, some) => {
        const { day, orderBy } = nextSending(start + wait, { ...madrid, closedDays });
        expect(isWorkingDay(day) && !closedDays.includes(day)).toBe(true);
        expect(orderBy).toBeGreaterThan(start + wait);
        const fewer = nextSending(start + wait, { ...madrid, closedDays: closedDays.slice(some) });
        expect(fewer.orderBy).toBeLessThanOrEqual(orderBy);
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

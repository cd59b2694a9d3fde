import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresQuerySchema, longestRange } from '#contract/desk/figures.ts';
import { dayAfter, daysFrom } from '#domain/time/day-range.ts';
import { figuresRange } from './figures-range.ts';

const today = '2026-11-24';
const day = fc.integer({ min: -2_000, max: 400 }).map((days) => dayAfter(today, days));

it('a period ends today, and the range before it is as long', () => {
  expect(figuresRange({ period: 'week' }, today)).toEqual({
    ...{ from: '2026-11-18', to: today, days: 7, before: { from: '2026-11-11', to: '2026-11-17' } },
  });
  expect(figuresRange({}, today)).toMatchObject({ from: '2026-10-26', days: 30 });
  expect(figuresRange({ period: 'day' }, today).before).toEqual({ from: '2026-11-23', to: '2026-11-23' });
});

it('any days that are typed make a range that can be counted', () => {
  fc.assert(
    fc.property(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), (from, to) => {
      const range = figuresRange(figuresQuerySchema.parse({ from, to }), today);
      expect(range.from <= range.to && range.to <= today).toBe(true);
      expect(range.days).toBeLessThanOrEqual(longestRange);
      expect(daysFrom(range.from, range.to)).toBe(range.days);
      expect(daysFrom(range.before.from, range.before.to)).toBe(range.days);
      expect(dayAfter(range.before.to, 1)).toBe(range.from);
      if (from && to && from <= to && to <= today && daysFrom(from, to) <= longestRange)
        expect([range.from, range.to]).toEqual([from, to]);
    }),
  );
});

it('what isn’t a day isn’t asked for', () => {
  expect(figuresQuerySchema.parse({ period: 'ever', from: '2026-02-31', to: "'; DROP" })).toEqual({});
});

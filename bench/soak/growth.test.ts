import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, type Sample } from './growth.ts';

const every10s = (values: number[]): Sample[] => values.map((value, i) => ({ at: i * 10, value }));
const band = { part: 0.1, besides: 5 };

describe('growth over a run', () => {
  it('a steady climb grows, and says how much an hour', () => {
    const growth = growthOf(every10s(Array.from({ length: 90 }, (_, i) => 100 + i)), band);
    expect(growth.grows).toBe(true);
    expect(growth.perHour).toBeCloseTo(360);
  });

  it('a saw that falls back each time stands still, and so does a single peak', () => {
    expect(growthOf(every10s(Array.from({ length: 90 }, (_, i) => 100 + (i % 10) * 8)), band).grows).toBe(false);
    const peak = Array.from({ length: 90 }, (_, i) => (i === 80 ? 5_000 : 100));
    expect(growthOf(every10s(peak), band)).toMatchObject({ grows: false, perHour: 0 });
  });

  it('a fall does not grow, however steep', () => {
    expect(growthOf(every10s(Array.from({ length: 90 }, (_, i) => 1_000 - i * 10)), band).grows).toBe(false);
  });

  it('noise within the band stands still; a leak beyond it is found under the same noise', () => {
    const noise = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 30, maxLength: 90 });
    fc.assert(
      fc.property(noise, (values) => {
        expect(growthOf(every10s(values.map((value) => 100 + value)), band).grows).toBe(false);
        expect(growthOf(every10s(values.map((value, i) => 100 + value + i * 2)), band).grows).toBe(true);
      }),
    );
  });

  it('too few samples are no growth', () => {
    expect(growthOf(every10s([100]), band)).toMatchObject({ grows: false, perHour: 0 });
  });
});

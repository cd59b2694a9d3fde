import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../ui/chart-frame.ts';
import { lowestPast, priceLine } from './price-line.ts';

const frame: Frame = { width: 420, height: 150, left: 60, right: 12, top: 20, bottom: 26 };
const at = (day: number) => new Date(Date.UTC(2026, 7, 1) + day * 86_400_000).toISOString();

describe('the line of a price over time', () => {
  it('steps from price to price and ends at the right edge, the highest above', () => {
    const line = priceLine(
      [
        { amount: 14_000, since: at(0) },
        { amount: 13_200, since: at(60) },
        { amount: 12_400, since: at(90) },
      ],
      at(120),
      frame,
    );
    expect(line.points.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [60, 20],
      [234, 72],
      [321, 124],
    ]);
    expect(line.end).toEqual({ x: 408, y: 124 });
    expect(line.present).toBe(`M${line.points[2]?.x} 124H408`);
  });

  it('keeps every point in its frame and in its order, however near the steps are', () => {
    const steps = fc
      .array(fc.record({ amount: fc.integer({ min: 0, max: 100_000 }), day: fc.integer({ min: 0, max: 400 }) }), {
        minLength: 1,
        maxLength: 40,
      })
      .map((list) => list.toSorted((a, b) => a.day - b.day).map(({ amount, day }) => ({ amount, since: at(day) })));
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 10 }), (list, more) => {
        const { points, end } = priceLine(list, at(400 + more), frame);
        for (const [place, { x, y }] of points.entries()) {
          expect(x).toBeGreaterThanOrEqual(frame.left - 0.001);
          expect(x).toBeLessThan(end.x);
          expect(y).toBeGreaterThanOrEqual(frame.top);
          expect(y).toBeLessThanOrEqual(frame.height - frame.bottom);
          if (place > 0) expect(x).toBeGreaterThan(points[place - 1]?.x ?? 0);
        }
      }),
    );
  });

  it('marks the latest of the lowest before', () => {
    const steps = [
      { amount: 5, since: at(0) },
      { amount: 4, since: at(1) },
      { amount: 6, since: at(2) },
      { amount: 4, since: at(3) },
    ];
    expect(lowestPast(steps, 4)).toBe(steps[1]);
    expect(lowestPast(steps, 7)).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { chartScale, minuteBars, recentRate } from './minute-bars.ts';

const now = Date.parse('2026-11-20T21:02:31.000Z');
const perMinute = [
  { minute: '2026-11-20T20:02:00.000Z', count: 9 },
  { minute: '2026-11-20T20:03:00.000Z', count: 2 },
  { minute: '2026-11-20T21:01:00.000Z', count: 11 },
  { minute: '2026-11-20T21:02:00.000Z', count: 6 },
];

test('sixty minutes end with the running one; older ones fall out', () => {
  const bars = minuteBars(perMinute, now);
  expect(bars).toHaveLength(60);
  expect(bars[0]).toEqual({ at: Date.parse('2026-11-20T20:03:00.000Z'), count: 2 });
  expect(bars.at(-1)?.count).toBe(6);
  expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(19);
});

test('when the minute turns and nothing was sold, the running bar is empty', () => {
  expect(minuteBars(perMinute, now + 60_000).at(-1)?.count).toBe(0);
});

test('the rate leaves the running minute out', () => {
  expect(recentRate(minuteBars(perMinute, now))).toBe(1.1);
});

test.each([
  [0, [2, 4]],
  [21, [10, 20]],
  [9, [2, 4]],
  [48, [20, 40]],
])('a peak of %i is read against %o', (count, lines) => {
  const scale = chartScale([{ at: 0, count }]);
  expect(scale.lines).toEqual(lines);
  expect(scale.top).toBeGreaterThan(count);
});

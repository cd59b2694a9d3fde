import { describe, expect, test } from 'vitest';
import { formatAgo, formatRemaining, sayRemaining } from './format-clock.ts';

const s = 1_000;
const min = 60 * s;
const h = 60 * min;

describe('a countdown', () => {
  test.each([
    [6 * 24 * h + 20 * h + 5 * min, '6 d 20 h'],
    [24 * h, '1 d 0 h'],
    [2 * h + 31 * min + 12 * s, '2:31:12'],
    [18 * min + 7 * s, '18:07'],
    [9 * min + 41 * s, '09:41'],
    [1, '00:01'],
    [0, '00:00'],
    [-5 * s, '00:00'],
  ])('of %i ms reads %s', (ms, text) => expect(formatRemaining(ms)).toBe(text));

  test.each([
    [2 * h + 31 * min, '2 hours 31 minutes'],
    [24 * h + 30 * min, '1 day'],
    [18 * min + 7 * s, '18 minutes'],
    [113 * s, '1 minute 53 seconds'],
    [min, '1 minute'],
    [0, '0 seconds'],
    [45 * s, '45 seconds'],
  ])('of %i ms is said as %s', (ms, text) => expect(sayRemaining(ms)).toBe(text));
});

test.each([
  [10 * s, 'just now'],
  [4 * min, '4 min ago'],
  [2 * h, '2 h ago'],
  [25 * h, null],
])('%i ms ago is %s', (ms, text) => expect(formatAgo(ms)).toBe(text));

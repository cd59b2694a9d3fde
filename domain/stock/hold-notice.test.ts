import { expect, test } from 'vitest';
import { endedHolds, holdNotice } from './hold-notice.ts';

test.each([
  [301_000, 300_000, 'five_minutes'],
  [300_000, 299_000, null],
  [61_000, 59_500, 'one_minute'],
  // A page that slept: what the mark says is no longer so.
  [900_000, 180_000, null],
  [900_000, -1, null],
  [-1, -1_000, null],
])('from %i to %i ms left: %s', (before, after, notice) => expect(holdNotice(before, after)).toBe(notice));

test('a hold has ended when its line is still wanted; one that was put back has not', () => {
  const held = { sku: 'A', heldUntil: '2026-11-20T21:00:00.000Z' };
  const ended = { sku: 'A', heldUntil: null };
  expect(endedHolds([held], [ended])).toEqual(['A']);
  expect(endedHolds([held], [])).toEqual([]);
  expect(endedHolds([ended], [ended])).toEqual([]);
});

import { expect, test } from 'vitest';
import { recentDrop } from './price-drop.ts';

const changedAt = '2026-11-20T21:00:00.000Z';
const at = (minutes: number) => Date.parse(changedAt) + minutes * 60_000;

test('a fall is news for ten minutes', () => {
  const price = { amount: 12400, priorAmount: 14000, priceChangedAt: changedAt };
  expect(recentDrop(price, at(0))).toBe(14000);
  expect(recentDrop(price, at(9.9))).toBe(14000);
  expect(recentDrop(price, at(10))).toBeNull();
});

test('a rise and a price that never changed are no news', () => {
  expect(recentDrop({ amount: 150, priorAmount: 140, priceChangedAt: changedAt }, at(1))).toBeNull();
  expect(recentDrop({ amount: 150, priorAmount: null, priceChangedAt: null }, at(1))).toBeNull();
});

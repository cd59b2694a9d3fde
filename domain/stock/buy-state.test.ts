import { expect, test } from 'vitest';
import { buyState } from './buy-state.ts';

const stock = (available: number, inBags: number) => ({ available, inBags, sold: 5 });
const heldUntil = '2026-11-20T21:15:00.000Z';

test.each([
  [stock(4, 1), 'open'],
  [stock(0, 2), 'in_bags'],
  [stock(0, 0), 'sold_out'],
])('without a line of one’s own %o is %s', (stock, kind) => expect(buyState(stock, null).kind).toBe(kind));

test('what I hold is mine to check out, even if it is the last', () => {
  const own = { quantity: 1, heldUntil, heldSince: null };
  expect(buyState(stock(0, 1), own)).toEqual({ kind: 'held', quantity: 1, heldUntil, heldSince: null });
});

test('a hold that ended can be had again only while pieces are free', () => {
  const own = { quantity: 1, heldUntil: null, heldSince: null };
  expect(buyState(stock(1, 0), own)).toEqual({ kind: 'hold_ended', again: true });
  expect(buyState(stock(0, 1), own)).toEqual({ kind: 'hold_ended', again: false });
});

test('what is offered to me is mine to take, unless I hold one already', () => {
  const offer = { until: heldUntil, since: null };
  expect(buyState(stock(0, 1), null, offer)).toEqual({ kind: 'offered', ...offer });
  expect(buyState(stock(0, 1), { quantity: 1, heldUntil: null, heldSince: null }, offer).kind).toBe('offered');
  expect(buyState(stock(0, 2), { quantity: 1, heldUntil, heldSince: null }, offer).kind).toBe('held');
});

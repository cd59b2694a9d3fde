import { expect, test } from 'vitest';
import { crowdSends, visitorsTurnMs } from './whose-order.ts';

const placedAt = '2026-11-21T06:00:00.000Z';
const after = (ms: number) => Date.parse(placedAt) + ms;
const order = (more: object = {}) => ({
  status: 'paid',
  placedAt,
  events: [
    { kind: 'placed', by: 'shop' },
    { kind: 'paid', by: 'bank' },
  ],
  ...more,
});

test('the crowd sends its own orders at once', () => {
  expect(crowdSends(order(), true, after(1_000))).toBe(true);
});

test('a visitor’s order waits for the desk, and goes only if nobody there has touched it', () => {
  expect(crowdSends(order(), false, after(90_000))).toBe(false);
  expect(crowdSends(order(), false, after(visitorsTurnMs - 1))).toBe(false);
  expect(crowdSends(order(), false, after(visitorsTurnMs))).toBe(true);
});

test.each(['packing', 'refunded_in_part', 'packed'])(
  'what somebody at the desk has touched (%s) is left alone',
  (kind) => {
    const touched = order({ events: [...order().events, { kind, by: 'shop' }] });
    expect(crowdSends(touched, false, after(10 * visitorsTurnMs))).toBe(false);
    expect(crowdSends(touched, true, after(10 * visitorsTurnMs))).toBe(false);
  },
);

test.each(['placed', 'packing', 'packed', 'shipped', 'cancelled'])('nor is one that is %s', (status) => {
  expect(crowdSends(order({ status }), true, after(visitorsTurnMs))).toBe(false);
});

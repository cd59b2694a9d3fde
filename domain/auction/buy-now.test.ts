import { describe, expect, it } from 'vitest';
import { judgeBuyNow } from './buy-now.ts';
import { bidding, exampleRules } from './example-lot.ts';
import { freshLot, type LotRules } from './lot.ts';

describe('buying outright', () => {
  const offered = { ...exampleRules, buyNowAmount: 60_000 };
  const buys = (lot: LotRules, bids: [string, number][]) => judgeBuyNow(lot, bidding(bids, lot).state, 'z', 1).ok;
  it('is there until the first bid', () => {
    expect(buys(offered, [])).toBe(true);
    expect(buys(offered, [['a', 20_000]])).toBe(false);
  });
  it('with a reserve it is there until that is met', () => {
    const withReserve = { ...offered, reserveAmount: 30_000 };
    expect(buys(withReserve, [['a', 20_000]])).toBe(true);
    expect(buys(withReserve, [['a', 30_000]])).toBe(false);
  });
  it('is gone once bidding has passed its price', () => {
    const withReserve = { ...offered, reserveAmount: 90_000 };
    expect(
      buys(withReserve, [
        ['a', 70_000],
        ['b', 65_000],
      ]),
    ).toBe(false);
  });
  it('ends the lot at its price', () => {
    expect(judgeBuyNow(offered, freshLot(offered), 'a', 1)).toMatchObject({
      value: { phase: 'closed', price: 60_000, leader: { bidder: 'a', maximum: 60_000 }, bidCount: 1 },
    });
    expect(judgeBuyNow(exampleRules, freshLot(exampleRules), 'a', 1)).toMatchObject({
      refusal: { code: 'buy_now_gone' },
    });
  });
});

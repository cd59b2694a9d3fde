import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import { besideEstimate, lastPriceOf, scaleOf } from './result-scale.ts';

type View = Pick<AuctionView, 'format' | 'outcome' | 'currentAmount' | 'currency' | 'bidCount'>;
const ended = (currentAmount: number, more: Partial<View> = {}): View => ({
  format: 'english',
  outcome: 'sold',
  currency: 'EUR',
  bidCount: 3,
  currentAmount,
  ...more,
});
const estimate = { estimateLowAmount: 50_000, estimateHighAmount: 60_000 };

describe('a result on the scale', () => {
  it('is at most at its end, and the scale is never ten times too long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1 }), (prices) => {
        const scale = scaleOf(prices.map((price) => ({ lot: estimate, view: ended(price) }))) ?? 0;
        const most = Math.max(60_000, ...prices);
        expect(scale).toBeGreaterThanOrEqual(most);
        expect(scale).toBeLessThanOrEqual(2 * most);
      }),
    );
  });

  it('is not drawn without amounts, or beside another currency', () => {
    const bare = { estimateLowAmount: null, estimateHighAmount: null };
    expect(scaleOf([])).toBeNull();
    expect(scaleOf([{ lot: bare, view: ended(0, { bidCount: 0, outcome: 'no_bids' }) }])).toBeNull();
    expect(scaleOf([ended(1), ended(2, { currency: 'GBP' })].map((view) => ({ lot: estimate, view })))).toBeNull();
  });

  it.each<[string, View, number | null, string]>([
    ['sold above', ended(63_000), 63_000, '€30 above the estimate'],
    ['sold within', ended(60_000), 60_000, 'Within the estimate'],
    ['sold below', ended(48_500), 48_500, '€15 below the estimate'],
    ['not paid', ended(55_000, { outcome: 'unpaid' }), 55_000, 'Within the estimate'],
    ['its reserve not met', ended(40_000, { outcome: 'reserve_not_met' }), 40_000, '€100 below the estimate'],
    ['nobody bid', ended(30_000, { outcome: 'no_bids', bidCount: 0 }), null, ''],
    ['sold later, for an amount that is not told', ended(55_000, { outcome: 'after_sale' }), null, ''],
    ['sealed and not sold', ended(30_000, { format: 'sealed_first_price', outcome: 'reserve_not_met' }), null, ''],
  ])('%s', (_what, view, price, words) => {
    expect(lastPriceOf(view)).toBe(price);
    expect(besideEstimate({ lot: estimate, view })).toBe(words);
  });
});

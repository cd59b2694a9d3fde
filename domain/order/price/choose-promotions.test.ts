import { describe, expect, it } from 'vitest';
import { choosePromotions, type OfferedPromotion } from './choose-promotions.ts';
import type { LineToPrice } from './order-to-price.ts';
import { priceOrder } from './price-order.ts';
import type { Promotion } from './promotion.ts';

const lines: LineToPrice[] = [
  { sku: 'BOWL', quantity: 2, unitAmount: 5_000, taxClass: 'standard', collections: ['bowls'] },
];
const now = Date.parse('2026-11-21T12:00:00Z');

function offer(
  id: string,
  percent: number,
  more: Partial<Promotion> & Partial<OfferedPromotion> = {},
): OfferedPromotion {
  const { currency = null, startsAt = null, endsAt = null, usesLeft = null, ownUsesLeft = null, ...own } = more;
  const promotion: Promotion = {
    id,
    title: id,
    code: null,
    rule: { kind: 'percentage', basisPoints: percent * 100 },
    scope: { skus: [], collections: [] },
    minimumAmount: null,
    combines: false,
    ...own,
  };
  return { promotion, currency, startsAt, endsAt, usesLeft, ownUsesLeft };
}

const totalWith = (promotions: readonly Promotion[]) =>
  priceOrder({
    lines,
    promotions,
    shipping: { amount: 900, freeFrom: null },
    rates: null,
    pricesInclude: true,
    credits: [],
  }).totalAmount;

function choose(asked: readonly (OfferedPromotion | null)[], automatic: readonly OfferedPromotion[] = []) {
  const chosen = choosePromotions({
    lines,
    currency: 'EUR',
    now,
    automatic,
    totalWith,
    asked: asked.map((offered) => ({ code: offered?.promotion.id ?? 'NONE', offered })),
  });
  return chosen.ok ? chosen.value.map(({ id }) => id) : chosen.refusal.reason;
}

describe('which promotions apply', () => {
  it.each([
    ['unknown', null],
    ['not_started', offer('A', 10, { startsAt: now + 1 })],
    ['ended', offer('A', 10, { endsAt: now })],
    ['other_currency', offer('A', 10, { currency: 'USD' })],
    ['used_up', offer('A', 10, { usesLeft: 0 })],
    ['used_before', offer('A', 10, { usesLeft: 5, ownUsesLeft: 0 })],
    ['no_matching_pieces', offer('A', 10, { scope: { skus: ['VASE'], collections: [] } })],
    ['minimum_not_met', offer('A', 10, { minimumAmount: 10_001 })],
    ['takes_nothing_off', offer('A', 0)],
  ] as const)('a code is refused: %s', (reason, offered) => expect(choose([offered])).toBe(reason));

  it('a minimum counts the pieces that it is for', () => {
    const scope = { skus: [], collections: ['bowls'] };
    expect(choose([offer('A', 10, { scope, minimumAmount: 10_000 })])).toEqual(['A']);
  });

  it('two codes stand together only if both combine', () => {
    expect(choose([offer('A', 10), offer('B', 5, { combines: true })])).toBe('not_combinable');
    expect(choose([offer('A', 10, { combines: true }), offer('B', 5, { combines: true })])).toEqual(['A', 'B']);
  });

  it('the same code twice is one', () => expect(choose([offer('A', 10), offer('A', 10)])).toEqual(['A']));

  it('without a code the best that applies by itself does, and what combines stands together', () => {
    expect(choose([], [offer('A', 10), offer('B', 20)])).toEqual(['B']);
    const both = [offer('A', 10, { combines: true }), offer('B', 20), offer('C', 15, { combines: true })];
    expect(choose([], both)).toEqual(['A', 'C']);
    expect(choose([], [offer('A', 10, { endsAt: now })])).toEqual([]);
  });

  it('a code by which nothing gets cheaper isn’t used up', () => {
    expect(choose([offer('A', 10)], [offer('B', 20)])).toBe('takes_nothing_off');
    expect(choose([offer('A', 30)], [offer('B', 20)])).toEqual(['A']);
    expect(choose([offer('A', 5, { combines: true })], [offer('B', 20, { combines: true })])).toEqual(['B', 'A']);
  });
});

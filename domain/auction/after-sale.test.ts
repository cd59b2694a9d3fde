import { describe, expect, it } from 'vitest';
import { judgeOffer, judgeRelisting } from './after-sale.ts';
import { lotOutcomes } from './closing.ts';

const bids = [
  { seq: 1, bidder: 'a', maximum: 300 },
  { seq: 2, bidder: 'b', maximum: 500 },
  { seq: 3, bidder: 'c', maximum: 300 },
  { seq: 4, bidder: 'b', maximum: 900 },
];
const lot = { outcome: 'unpaid', relisted: false, hasOrder: false } as const;

describe('a lot without a buyer', () => {
  it.each([
    ['the highest bidder first', [], 'b', 900],
    ['the runner-up after a winner who did not pay, the earlier of equals', ['b'], 'a', 300],
    ['the next after that', ['b', 'a'], 'c', 300],
  ])('is offered to %s, at their own maximum', (_, hadIt, bidder, maximum) => {
    expect(judgeOffer(lot, bids, new Set(hadIt))).toMatchObject({ value: { bidder, maximum } });
  });

  it('is offered to nobody once everybody had it to pay', () => {
    expect(judgeOffer(lot, bids, new Set(['a', 'b', 'c']))).toMatchObject({ refusal: { code: 'nobody_left' } });
  });

  it.each(lotOutcomes)('%s: offered and put up again only if nobody has bought it', (outcome) => {
    const possible = outcome !== 'sold' && outcome !== 'after_sale';
    // Bids on a withdrawn lot are void.
    expect(judgeOffer({ ...lot, outcome }, bids, new Set()).ok).toBe(possible && outcome !== 'withdrawn');
    expect(judgeRelisting({ ...lot, outcome }).ok).toBe(possible);
  });

  it.each([
    [{ hasOrder: true }, 'has_buyer'],
    [{ relisted: true }, 'relisted'],
    [{ outcome: null }, 'not_closed'],
  ])('not while %j', (so, code) => {
    expect(judgeOffer({ ...lot, ...so }, bids, new Set())).toMatchObject({ refusal: { code } });
    expect(judgeRelisting({ ...lot, ...so })).toMatchObject({ refusal: { code } });
  });
});

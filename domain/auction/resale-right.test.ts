import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasResaleRight, resaleRightRule, resaleRightRules, resaleRoyalty, resaleRoyaltyOf } from './resale-right.ts';

const day = '2026-11-25';
const ruleOf = (country: string) => {
  const rule = resaleRightRule(country, day);
  if (!rule) throw new Error(`There is no rule for ${country}.`);
  return rule;
};
const living = { nationality: 'DE', diedInYear: null };
const price = fc.integer({ min: 0, max: 1_000_000_000 });
const anyRule = fc.constantFrom(...resaleRightRules);

describe('the royalty of a resale', () => {
  // By Article 4(1): 4 % of the first €50,000, then 3, 1, 0.5 and 0.25 %, and €12,500 in all.
  it.each([
    [39_999, 0],
    [40_000, 1_600],
    [5_000_000, 200_000],
    [20_000_000, 650_000],
    [35_000_000, 800_000],
    [50_000_000, 875_000],
    [100_000_000, 1_000_000],
    [200_000_000, 1_250_000],
    [200_000_100, 1_250_000],
    [900_000_000, 1_250_000],
  ])('of %i cents in Germany is %i', (amount, royalty) => {
    expect(resaleRoyalty(ruleOf('DE'), amount)).toBe(royalty);
  });

  it('never falls as the price rises, and is never more than 4 % or 12,500', () => {
    fc.assert(
      fc.property(anyRule, price, price, (rule, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const royalty = resaleRoyalty(rule, high);
        expect(resaleRoyalty(rule, low)).toBeLessThanOrEqual(royalty);
        expect(royalty).toBeLessThanOrEqual(Math.min(1_250_000, Math.ceil(high * 0.04)));
        expect(royalty > 0).toBe(high >= rule.threshold);
      }),
    );
  });
});

describe('who has the right', () => {
  const at = { rule: ruleOf('DE'), day };
  it.each([
    [{ nationality: 'DE', diedInYear: null }, true],
    [{ nationality: 'NO', diedInYear: 1956 }, true],
    [{ nationality: 'FR', diedInYear: 1955 }, false],
    [{ nationality: 'US', diedInYear: null }, false],
    [{ nationality: 'AU', diedInYear: null }, false],
  ])('%j: %s', (artist, expected) => expect(hasResaleRight(artist, at)).toBe(expected));

  it('are Australians in the United Kingdom too', () => {
    expect(hasResaleRight({ nationality: 'AU', diedInYear: null }, { rule: ruleOf('GB'), day })).toBe(true);
  });
});

describe('a sale', () => {
  const sale = { country: 'DE', day, currency: 'EUR', amount: 1_000_000, artist: living };
  it('owes by the rule of its country and day', () => {
    expect(resaleRoyaltyOf(sale)).toBe(40_000);
    expect(resaleRoyaltyOf({ ...sale, artist: null })).toBe(0);
    expect(resaleRoyaltyOf({ ...sale, country: 'GB', currency: 'GBP', amount: 99_999 })).toBe(0);
    expect(resaleRoyaltyOf({ ...sale, country: 'GB', currency: 'GBP', amount: 100_000 })).toBe(4_000);
  });

  it('has no figure where no rule is known', () => {
    expect(resaleRoyaltyOf({ ...sale, country: 'JP' })).toBeNull();
    expect(resaleRoyaltyOf({ ...sale, currency: 'USD' })).toBeNull();
    expect(resaleRoyaltyOf({ ...sale, day: '1999-01-01' })).toBeNull();
  });

  it('has one rule for each country and day, each with its source', () => {
    const keys = resaleRightRules.map(({ country, since }) => `${country} ${since}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(resaleRightRules.every(({ source, threshold }) => source !== '' && threshold <= 300_000)).toBe(true);
  });
});

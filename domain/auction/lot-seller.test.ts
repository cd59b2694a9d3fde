import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotWithdrawal, resaleRightFrom, sellers } from './lot-seller.ts';

describe('a consumer’s withdrawal from a lot', () => {
  it.each([
    ['house', false, 'fourteen_days'],
    ['trader', false, 'fourteen_days'],
    ['private', false, 'none_private'],
    ['house', true, 'none_attended'],
    ['trader', true, 'none_attended'],
    ['private', true, 'none_private'],
  ] as const)('sold by %s, attended %s: %s', (soldBy, attended, expected) => {
    expect(lotWithdrawal({ soldBy, attended })).toBe(expected);
  });

  it('is there exactly if a business sells and nobody can be in the room', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sellers), fc.boolean(), (soldBy, attended) => {
        expect(lotWithdrawal({ soldBy, attended }) === 'fourteen_days').toBe(soldBy !== 'private' && !attended);
      }),
    );
  });
});

describe('the price from which the resale right is owed', () => {
  const sale = { country: 'DE', day: '2026-11-25', currency: 'EUR', artist: { nationality: 'FR', diedInYear: 1990 } };

  it('is the threshold of the country’s rule, in the rule’s currency', () => {
    expect(resaleRightFrom(sale)).toBe(40_000);
    expect(resaleRightFrom({ ...sale, currency: 'USD' })).toBeNull();
  });

  it('is none without an artist who has the right, or a rule', () => {
    expect(resaleRightFrom({ ...sale, artist: null })).toBeNull();
    expect(resaleRightFrom({ ...sale, artist: { nationality: 'US', diedInYear: null } })).toBeNull();
    expect(resaleRightFrom({ ...sale, country: '' })).toBeNull();
    expect(resaleRightFrom({ ...sale, currency: 'USD' })).toBeNull();
  });
});

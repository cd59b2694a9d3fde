import { describe, expect, it } from 'vitest';
import { endAfterOutage, outcomeOf } from './closing.ts';
import { bidding, exampleRules } from './example-lot.ts';
import { freshLot, type LotState } from './lot.ts';

describe('the outcome', () => {
  it.each([
    ['no bids', [], null, 'no_bids'],
    ['a bid and no reserve', [['a', 20_000]], null, 'sold'],
    ['a bid below the reserve', [['a', 20_000]], 30_000, 'reserve_not_met'],
    ['a bid that meets the reserve', [['a', 30_000]], 30_000, 'sold'],
  ] as const)('%s', (_, bids, reserveAmount, outcome) => {
    const { state, lot } = bidding(
      bids.map(([who, maximum]) => [who, maximum]),
      { reserveAmount },
    );
    expect(outcomeOf(lot, state)).toBe(outcome);
  });
});

it('a lot that nobody could close on time stays open for those who could not bid', () => {
  const open: LotState = { ...freshLot(exampleRules), phase: 'open' };
  expect(endAfterOutage(open, 1_009_000)).toBeNull();
  expect(endAfterOutage(open, 1_060_000)).toBe(1_360_000);
});

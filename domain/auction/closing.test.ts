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

describe('a lot that ended', () => {
  const open: LotState = { ...freshLot(exampleRules), phase: 'open' };
  const end = open.endsAt;
  it.each([
    ['closes within ten seconds', 9_000, null, false],
    ['stays open if nobody could reach it for longer', 60_000, null, true],
    ['closes however late, if the house was open and had others to close first', 60_000, 2, false],
    ['closes late if the house was back within ten seconds', 60_000, 10_000, false],
    ['stays open if the house was back later, however late it is closed', 600_000, 10_001, true],
  ])('%s', (_, late, seen, stays) => {
    const closableAt = seen === null ? null : end + seen;
    expect(endAfterOutage(open, { now: end + late, closableAt })).toBe(stays ? end + late + 300_000 : null);
  });
});

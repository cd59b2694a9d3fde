import { describe, expect, it } from 'vitest';
import { judgeBid } from './auction.ts';
import { bidding, exampleRules } from './example-lot.ts';
import { freshLot, type LotRules, type LotState } from './lot.ts';

describe('proxy bidding, by example', () => {
  const examples: {
    name: string;
    bids: [string, number][];
    price: number;
    leader: string | null;
    said: string[];
    with_?: Partial<LotRules>;
  }[] = [
    {
      name: 'the first bid opens at the start price',
      bids: [['a', 50_000]],
      price: 10_000,
      leader: 'a',
      said: ['leading'],
    },
    {
      name: 'the first bid must reach the start price',
      bids: [['a', 9_999]],
      price: 10_000,
      leader: null,
      said: ['bid_too_low'],
    },
    {
      name: 'a challenger above the maximum leads one step above it',
      bids: [
        ['a', 20_000],
        ['b', 50_000],
      ],
      price: 21_000,
      leader: 'b',
      said: ['leading', 'leading'],
    },
    {
      name: 'a challenger just above the maximum leads at their own',
      bids: [
        ['a', 20_000],
        ['b', 20_400],
      ],
      price: 20_400,
      leader: 'b',
      said: ['leading', 'leading'],
    },
    {
      name: 'a challenger below the maximum is answered one step above',
      bids: [
        ['a', 50_000],
        ['b', 20_000],
      ],
      price: 21_000,
      leader: 'a',
      said: ['leading', 'outbid'],
    },
    {
      name: 'the answer stops at the maximum',
      bids: [
        ['a', 20_500],
        ['b', 20_000],
      ],
      price: 20_500,
      leader: 'a',
      said: ['leading', 'outbid'],
    },
    {
      name: 'equal maxima go to the earlier one',
      bids: [
        ['a', 20_000],
        ['b', 20_000],
      ],
      price: 20_000,
      leader: 'a',
      said: ['leading', 'outbid'],
    },
    {
      name: 'a bid below the next minimum is refused',
      bids: [
        ['a', 20_000],
        ['b', 10_999],
      ],
      price: 10_000,
      leader: 'a',
      said: ['leading', 'bid_too_low'],
    },
    {
      name: 'the leader raising alone moves no price',
      bids: [
        ['a', 20_000],
        ['a', 30_000],
      ],
      price: 10_000,
      leader: 'a',
      said: ['leading', 'raised'],
    },
    {
      name: 'the leader can’t repeat their maximum',
      bids: [
        ['a', 20_000],
        ['a', 20_000],
      ],
      price: 10_000,
      leader: 'a',
      said: ['leading', 'maximum_not_raised'],
    },
    {
      name: 'the leader can’t lower their maximum',
      bids: [
        ['a', 20_000],
        ['a', 15_000],
      ],
      price: 10_000,
      leader: 'a',
      said: ['leading', 'maximum_not_raised'],
    },
    {
      name: 'a raise pays the full step over the best rival',
      bids: [
        ['a', 20_500],
        ['b', 20_000],
        ['a', 40_000],
      ],
      price: 21_000,
      leader: 'a',
      said: ['leading', 'outbid', 'raised'],
    },
    {
      name: 'a reserve not met leaves the price below it',
      bids: [['a', 20_000]],
      price: 10_000,
      leader: 'a',
      said: ['leading'],
      with_: { reserveAmount: 30_000 },
    },
    {
      name: 'a maximum that meets the reserve lifts the price to it',
      bids: [['a', 40_000]],
      price: 30_000,
      leader: 'a',
      said: ['leading'],
      with_: { reserveAmount: 30_000 },
    },
    {
      name: 'a raise can meet the reserve',
      bids: [
        ['a', 20_000],
        ['a', 30_000],
      ],
      price: 30_000,
      leader: 'a',
      said: ['leading', 'raised'],
      with_: { reserveAmount: 30_000 },
    },
    {
      name: 'below the reserve the leader is still challenged step by step',
      bids: [
        ['a', 20_000],
        ['b', 15_000],
      ],
      price: 16_000,
      leader: 'a',
      said: ['leading', 'outbid'],
      with_: { reserveAmount: 30_000 },
    },
  ];
  it.each(examples)('$name', ({ bids, price, leader, said, with_ }) => {
    const result = bidding(bids, with_);
    expect(result.said).toEqual(said);
    expect(result.state).toMatchObject({ price, bidCount: said.filter((word) => !word.includes('_')).length });
    expect(result.state.leader?.bidder ?? null).toBe(leader);
  });

  it('names the least that would do', () => {
    const { state, lot } = bidding([['a', 20_000]]);
    expect(judgeBid(lot, state, { bidder: 'b', maximum: 1 }, 1)).toEqual({
      ok: false,
      refusal: { code: 'bid_too_low', minimumBidAmount: 11_000 },
    });
  });
});

describe('time', () => {
  const open: LotState = { ...freshLot(exampleRules), phase: 'open' };
  const bid = { bidder: 'a', maximum: 20_000 };

  it('a lot takes bids from its start, whether or not its timer has run', () => {
    const scheduled = { ...exampleRules, startsAt: 500 };
    expect(judgeBid(scheduled, freshLot(scheduled), bid, 499)).toMatchObject({ refusal: { code: 'auction_not_open' } });
    expect(judgeBid(scheduled, freshLot(scheduled), bid, 500)).toMatchObject({ ok: true });
  });
  it('the end itself is too late', () => {
    expect(judgeBid(exampleRules, open, bid, 999_999)).toMatchObject({ ok: true });
    expect(judgeBid(exampleRules, open, bid, 1_000_000)).toMatchObject({ refusal: { code: 'auction_ended' } });
  });
  it('a closed lot takes none', () => {
    expect(judgeBid(exampleRules, { ...open, phase: 'closed' }, bid, 1)).toMatchObject({
      refusal: { code: 'auction_ended' },
    });
  });
  it.each([
    ['before the window', 879_999, 1_000_000, 0],
    ['as the window begins', 880_000, 1_000_000, 0],
    ['inside the window', 880_001, 1_000_001, 1],
    ['in the last millisecond', 999_999, 1_119_999, 1],
  ])('an accepted bid %s leaves the right end', (_, now, endsAt, extensions) => {
    expect(judgeBid(exampleRules, open, bid, now)).toMatchObject({ value: { state: { endsAt, extensions } } });
  });
});

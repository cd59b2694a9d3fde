import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid, minimumBid } from './auction.ts';
import { defaultIncrements, oneStepAbove, stepAt } from './bid-increment.ts';
import { judgeBuyNow } from './buy-now.ts';
import { endAfterOutage, outcomeOf } from './closing.ts';
import { freshLot, type LotRules, type LotState } from './lot.ts';
import { type AcceptedBid, replay } from './replay.ts';

const rules: LotRules = {
  format: 'english',
  maxExtensionSeconds: null,
  drop: null,
  startAmount: 10_000,
  reserveAmount: null,
  buyNowAmount: null,
  increments: [{ from: 0, step: 1_000 }],
  softCloseSeconds: 120,
  startsAt: 0,
  scheduledEndsAt: 1_000_000,
};

/** Bids as `who: maximum`, in order, long before the end. */
function bidding(bids: [who: string, maximum: number][], with_: Partial<LotRules> = {}) {
  const lot = { ...rules, ...with_ };
  let state = freshLot(lot);
  const said: string[] = [];
  for (const [bidder, maximum] of bids) {
    const decision = judgeBid(lot, state, { bidder, maximum }, 1);
    said.push(decision.ok ? decision.value.outcome : decision.refusal.code);
    if (decision.ok) state = decision.value.state;
  }
  return { state, said, lot };
}

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

describe('the default steps', () => {
  it.each([
    [0, 5],
    [99, 5],
    [100, 25],
    [499, 25],
    [500, 50],
    [2_499, 50],
    [2_500, 100],
    [9_999, 100],
    [10_000, 250],
    [25_000, 500],
    [50_000, 1_000],
    [100_000, 2_500],
    [250_000, 5_000],
    [499_999, 5_000],
    [500_000, 10_000],
  ])('at %i the step is %i', (price, step) => expect(stepAt(defaultIncrements, price)).toBe(step));
});

describe('time', () => {
  const open: LotState = { ...freshLot(rules), phase: 'open' };
  const bid = { bidder: 'a', maximum: 20_000 };

  it('a lot takes bids from its start, whether or not its timer has run', () => {
    const scheduled = { ...rules, startsAt: 500 };
    expect(judgeBid(scheduled, freshLot(scheduled), bid, 499)).toMatchObject({ refusal: { code: 'auction_not_open' } });
    expect(judgeBid(scheduled, freshLot(scheduled), bid, 500)).toMatchObject({ ok: true });
  });
  it('the end itself is too late', () => {
    expect(judgeBid(rules, open, bid, 999_999)).toMatchObject({ ok: true });
    expect(judgeBid(rules, open, bid, 1_000_000)).toMatchObject({ refusal: { code: 'auction_ended' } });
  });
  it('a closed lot takes none', () => {
    expect(judgeBid(rules, { ...open, phase: 'closed' }, bid, 1)).toMatchObject({ refusal: { code: 'auction_ended' } });
  });
  it.each([
    ['before the window', 879_999, 1_000_000, 0],
    ['as the window begins', 880_000, 1_000_000, 0],
    ['inside the window', 880_001, 1_000_001, 1],
    ['in the last millisecond', 999_999, 1_119_999, 1],
  ])('an accepted bid %s leaves the right end', (_, now, endsAt, extensions) => {
    expect(judgeBid(rules, open, bid, now)).toMatchObject({ value: { state: { endsAt, extensions } } });
  });
  it('a lot that nobody could close on time stays open for those who could not bid', () => {
    expect(endAfterOutage(open, 1_009_000)).toBeNull();
    expect(endAfterOutage(open, 1_060_000)).toBe(1_360_000);
  });
});

describe('buying outright', () => {
  const offered = { ...rules, buyNowAmount: 60_000 };
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
    expect(judgeBuyNow(rules, freshLot(rules), 'a', 1)).toMatchObject({ refusal: { code: 'buy_now_gone' } });
  });
});

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

describe('whatever is bid', () => {
  const table = fc
    .uniqueArray(fc.integer({ min: 1, max: 60_000 }), { maxLength: 4 })
    .chain((froms) =>
      fc.tuple(
        ...[0, ...froms.sort((a, b) => a - b)].map((from) =>
          fc.record({ from: fc.constant(from), step: fc.integer({ min: 1, max: 3_000 }) }),
        ),
      ),
    );
  const someRules = fc.record({
    startAmount: fc.integer({ min: 0, max: 20_000 }),
    reserveAmount: fc.option(fc.integer({ min: 0, max: 60_000 })),
    increments: table,
    softCloseSeconds: fc.integer({ min: 0, max: 300 }),
  });
  const someBids = fc.array(
    fc.record({
      bidder: fc.constantFrom('a', 'b', 'c', 'd'),
      maximum: fc.integer({ min: 1, max: 80_000 }),
      after: fc.integer({ min: 0, max: 60_000 }),
    }),
    { maxLength: 40 },
  );

  it('price, leader, end and record keep their promises', () => {
    let accepted = 0;
    fc.assert(
      fc.property(someRules, someBids, (given, bids) => {
        const lot: LotRules = { ...rules, ...given };
        let state = freshLot(lot);
        let now = 0;
        const record: AcceptedBid[] = [];
        const maxima = new Map<string, { maximum: number; order: number }>();
        for (const { after, ...bid } of bids) {
          now += after;
          const decision = judgeBid(lot, state, bid, now);
          if (!decision.ok) continue;
          const next = decision.value.state;
          expect(next.price).toBeGreaterThanOrEqual(state.price);
          expect(next.endsAt).toBeGreaterThanOrEqual(state.endsAt);
          expect(next.endsAt - now).toBeGreaterThanOrEqual(lot.softCloseSeconds * 1000);
          expect(bid.maximum).toBeGreaterThan(maxima.get(bid.bidder)?.maximum ?? -1);
          record.push({ ...bid, at: now });
          maxima.set(bid.bidder, { maximum: bid.maximum, order: record.length });
          state = next;
          accepted += 1;
        }
        const ranked = [...maxima].sort(([, a], [, b]) => b.maximum - a.maximum || a.order - b.order);
        const [best, second] = ranked;
        expect(state.leader?.bidder).toBe(best?.[0]);
        expect(state.leader?.maximum).toBe(best?.[1].maximum);
        expect(state.rivalMaximum).toBe(second?.[1].maximum ?? null);
        if (state.leader) expect(state.price).toBeLessThanOrEqual(state.leader.maximum);
        const cap = Math.max(
          lot.startAmount,
          second ? oneStepAbove(lot.increments, second[1].maximum) : 0,
          lot.reserveAmount !== null && (best?.[1].maximum ?? 0) >= lot.reserveAmount ? lot.reserveAmount : 0,
        );
        expect(state.price).toBeLessThanOrEqual(cap);
        expect(replay(lot, record)).toEqual(state);
        if (state.leader) expect(minimumBid(lot, state, 0)).toBeGreaterThan(state.price);
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('late bids move the end no further than the lot allows', () => {
    fc.assert(
      fc.property(someBids, fc.nat(200), fc.nat(400), (bids, maxExtensionSeconds, softCloseSeconds) => {
        const lot: LotRules = { ...rules, softCloseSeconds, maxExtensionSeconds, scheduledEndsAt: 100_000 };
        let state = freshLot(lot);
        let now = 0;
        for (const { after, ...bid } of bids) {
          now += after / 4;
          const decision = judgeBid(lot, state, bid, now);
          if (!decision.ok) continue;
          const { endsAt } = decision.value.state;
          expect(endsAt).toBeGreaterThanOrEqual(state.endsAt);
          expect(endsAt).toBeLessThanOrEqual(lot.scheduledEndsAt + maxExtensionSeconds * 1000);
          state = decision.value.state;
        }
      }),
    );
  });

  it('two lots know nothing of each other', () => {
    fc.assert(
      fc.property(someBids, someBids, (first, second) => {
        const run = (bids: typeof first) => bidding(bids.map(({ bidder, maximum }) => [bidder, maximum])).state;
        const before = run(first);
        run(second);
        expect(run(first)).toEqual(before);
      }),
    );
  });

  it('a record with a bid that would have been refused is no record', () => {
    expect(() => replay(rules, [{ bidder: 'a', maximum: 1, at: 0 }])).toThrow('Bid 1 would have been refused');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid, minimumBid } from './auction.ts';
import { oneStepAbove } from './bid-increment.ts';
import { exampleRules } from './example-lot.ts';
import { freshLot, type LotRules } from './lot.ts';
import { type AcceptedBid, replay } from './replay.ts';

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
        const lot: LotRules = { ...exampleRules, ...given };
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
        const lot: LotRules = { ...exampleRules, softCloseSeconds, maxExtensionSeconds, scheduledEndsAt: 100_000 };
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

  it('a record with a bid that would have been refused is no record', () => {
    expect(() => replay(exampleRules, [{ bidder: 'a', maximum: 1, at: 0 }])).toThrow('Bid 1 would have been refused');
  });
});

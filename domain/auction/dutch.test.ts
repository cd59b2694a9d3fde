import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid } from './auction.ts';
import { dutchPriceAt, nextDropAt } from './dutch.ts';
import { freshLot, type LotRules } from './lot.ts';
import { replay } from './replay.ts';

const hour = 3_600_000;
const lot = (drop: LotRules['drop'], startAmount = 10_000): LotRules => ({
  format: 'dutch',
  startAmount,
  reserveAmount: null,
  buyNowAmount: null,
  increments: [{ from: 0, step: 1 }],
  softCloseSeconds: 120,
  maxExtensionSeconds: null,
  drop,
  startsAt: 0,
  scheduledEndsAt: hour,
});
const falling = lot({ amount: 1_000, everySeconds: 10, floorAmount: 3_500 });

const someLot = fc
  .record({
    start: fc.integer({ min: 0, max: 100_000 }),
    amount: fc.integer({ min: 1, max: 5_000 }),
    everySeconds: fc.integer({ min: 1, max: 600 }),
    floor: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(({ start, amount, everySeconds, floor }) =>
    lot({ amount, everySeconds, floorAmount: Math.min(start, floor) }, start),
  );

describe('a falling price', () => {
  it.each([
    ['before the start', -1, 10_000],
    ['at the start', 0, 10_000],
    ['just before the first fall', 9_999, 10_000],
    ['at the first fall', 10_000, 9_000],
    ['at the floor, which is no whole step away', 70_000, 3_500],
    ['long after', hour * 10, 3_500],
  ])('%s', (_, now, price) => expect(dutchPriceAt(falling, now)).toBe(price));

  it('never rises, and stays between start and floor', () => {
    fc.assert(
      fc.property(someLot, fc.integer({ min: -hour, max: hour }), fc.nat(hour), (rules, now, later) => {
        const [price, after] = [dutchPriceAt(rules, now), dutchPriceAt(rules, now + later)];
        expect(after).toBeLessThanOrEqual(price);
        expect(price).toBeLessThanOrEqual(rules.startAmount);
        expect(price).toBeGreaterThanOrEqual(rules.drop?.floorAmount ?? 0);
      }),
    );
  });

  it('falls exactly when it says that it falls next', () => {
    fc.assert(
      fc.property(someLot, fc.integer({ min: -hour, max: hour }), (rules, now) => {
        const next = nextDropAt(rules, freshLot(rules), now);
        if (next === null) return;
        expect(next).toBeGreaterThan(now);
        expect(dutchPriceAt(rules, next - 1)).toBe(dutchPriceAt(rules, now));
        expect(dutchPriceAt(rules, next)).toBeLessThan(dutchPriceAt(rules, now));
      }),
    );
  });

  it('goes to the first who offers as much, at the price of that moment; then it is over', () => {
    fc.assert(
      fc.property(
        someLot,
        fc.array(
          fc.record({ bidder: fc.constantFrom('a', 'b', 'c'), maximum: fc.nat(100_000), after: fc.nat(60_000) }),
        ),
        (rules, offers) => {
          let state = freshLot(rules);
          let now = 0;
          const taken: { bidder: string; maximum: number; at: number }[] = [];
          for (const { after, ...bid } of offers) {
            now += after;
            const price = dutchPriceAt(rules, now);
            const decision = judgeBid(rules, state, bid, now);
            const could = taken.length === 0 && bid.maximum >= price && now < hour;
            expect(decision.ok).toBe(could);
            if (!decision.ok) continue;
            taken.push({ ...bid, at: now });
            state = decision.value.state;
            expect(state).toMatchObject({ phase: 'closed', price, leader: { bidder: bid.bidder }, endsAt: hour });
          }
          expect(replay(rules, taken)).toEqual(state);
        },
      ),
    );
  });

  it('names the price to whoever offers less', () => {
    expect(judgeBid(falling, freshLot(falling), { bidder: 'a', maximum: 8_999 }, 10_000)).toEqual({
      ok: false,
      refusal: { code: 'bid_too_low', minimumBidAmount: 9_000 },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid, stateAfterRetraction } from './auction.ts';
import { exampleRules } from './example-lot.ts';
import { freshLot, type LotRules, type LotState } from './lot.ts';
import { type AcceptedBid, replay } from './replay.ts';
import { judgeRetraction, ranked, type StandingBid, takeBackUntil } from './retraction.ts';

const minute = 60_000;
const rules: LotRules = {
  ...exampleRules,
  startAmount: 100,
  increments: [{ from: 0, step: 10 }],
  scheduledEndsAt: 60 * minute,
};
const open: LotState = { ...freshLot(rules), phase: 'open' };

describe('when a bid may be taken back', () => {
  const end = rules.scheduledEndsAt;
  it.each([
    ['english', 0, 5 * minute],
    ['english', end - 12 * minute, end - 10 * minute],
    ['sealed_first_price', 0, end - 10 * minute],
    ['sealed_second_price', end - 20 * minute, end - 10 * minute],
    ['dutch', 0, null],
  ] as const)('%s, placed at %d: until %s', (format, at, until) => {
    expect(takeBackUntil(format, at, end)).toBe(until);
  });

  it.each([
    ['their latest within five minutes', {}, 'bidder', 5 * minute - 1, null],
    ['their latest after five minutes', {}, 'bidder', 5 * minute, 'too_old'],
    ['their latest in the lot’s last ten minutes', { at: end - 11 * minute }, 'bidder', end - 10 * minute, 'too_late'],
    ['an earlier one', { isLatestOfBidder: false }, 'bidder', minute, 'not_latest'],
    ['any, by the desk, at any time', { isLatestOfBidder: false }, 'desk', end - 1, null],
    ['any, by the desk, at the end', {}, 'desk', end, 'not_open'],
  ] as const)('%s', (_, bid, by, now, code) => {
    const who = by === 'desk' ? by : { onThisLot: 0, lastYear: 2 };
    const decision = judgeRetraction(rules, open, { at: 0, isLatestOfBidder: true, ...bid }, who, now);
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });
});

describe('how often a bid may be taken back', () => {
  it.each([
    ['the first', { onThisLot: 0, lastYear: 0 }, null],
    ['the third in a year', { onThisLot: 0, lastYear: 2 }, null],
    ['a second on the same lot', { onThisLot: 1, lastYear: 1 }, 'once_per_lot'],
    ['a fourth in a year', { onThisLot: 0, lastYear: 3 }, 'too_many'],
  ] as const)('%s', (_, before, code) => {
    const decision = judgeRetraction(rules, open, { at: 0, isLatestOfBidder: true }, before, minute);
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });
});

/** The things people do on a lot: bid, or take back one of the bids in force (the n-th, whatever its number). */
type Step = { bidder: string; maximum: number } | { takeBack: number };
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ bidder: fc.constantFrom('a', 'b', 'c', 'd'), maximum: fc.nat(600) }) },
    { weight: 1, arbitrary: fc.record({ takeBack: fc.nat(30) }) },
  ),
  { maxLength: 40 },
);
/** Tables in which a higher price never asks for a lower next bid, as every real one. */
const lots = fc.record({
  reserveAmount: fc.option(fc.integer({ min: 0, max: 500 })),
  increments: fc.constantFrom(
    [{ from: 0, step: 10 }],
    [{ from: 0, step: 1 }],
    [
      { from: 0, step: 5 },
      { from: 200, step: 25 },
      { from: 400, step: 60 },
    ],
  ),
});

/** Plays the steps, each a second after the one before, and keeps the record and the bids in force. */
function play(lot: LotRules, taken: readonly Step[]) {
  let state = freshLot(lot);
  let inForce: (StandingBid & { at: number })[] = [];
  const record: AcceptedBid[] = [];
  for (const [index, step] of taken.entries()) {
    const at = 55 * minute + index * 10_000;
    if ('takeBack' in step) {
      const bid = inForce[step.takeBack % Math.max(1, inForce.length)];
      if (!bid) continue;
      inForce = inForce.filter((one) => one !== bid);
      const before = state;
      state = stateAfterRetraction(lot, state, inForce);
      expect(state.endsAt).toBe(before.endsAt);
      record.push({ bidder: bid.bidder, maximum: 0, at, retracts: bid.seq });
      continue;
    }
    const decision = judgeBid(lot, state, step, at);
    if (!decision.ok) continue;
    state = decision.value.state;
    record.push({ ...step, at });
    inForce.push({ ...step, at, seq: record.length });
  }
  return { state, inForce, record };
}
const visible = ({ price, leader, rivalMaximum, bidCount }: LotState) => ({ price, leader, rivalMaximum, bidCount });

describe('taking bids back', () => {
  it('I4: a record with retractions replays to the state they left', () => {
    fc.assert(
      fc.property(lots, steps, (lot, taken) => {
        const { state, record } = play({ ...rules, ...lot }, taken);
        expect(replay({ ...rules, ...lot }, record)).toEqual(
          record.length > 0 ? state : freshLot({ ...rules, ...lot }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what the remaining bids lead to by themselves, and refuses none of them', () => {
    fc.assert(
      fc.property(lots, steps, (lot, taken) => {
        const all = { ...rules, ...lot };
        const { state, inForce } = play(all, taken);
        // The end is not theirs to move back, so they are judged without one.
        const alone = replay({ ...all, scheduledEndsAt: 10 ** 12 }, inForce);
        expect(visible(state)).toEqual(visible(alone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the leader is the earliest holder of the highest remaining maximum', () => {
    fc.assert(
      fc.property(lots, steps, (lot, taken) => {
        const { state, inForce } = play({ ...rules, ...lot }, taken);
        const highest = Math.max(...inForce.map((bid) => bid.maximum));
        expect(state.leader?.bidder).toBe(inForce.find((bid) => bid.maximum === highest)?.bidder);
        expect(state.leader?.bidder).toBe(ranked(inForce)[0]?.bidder);
      }),
    );
  });

  it('a record that takes back what is not there is no record', () => {
    expect(() => replay(rules, [{ bidder: 'a', maximum: 0, at: 1, retracts: 1 }])).toThrow('nothing_to_take_back');
  });

  it('on a sealed lot shows nothing, and the bid no longer counts when they are opened', () => {
    const sealed: LotRules = { ...rules, format: 'sealed_second_price' };
    const record: AcceptedBid[] = [
      { bidder: 'a', maximum: 300, at: 1 },
      { bidder: 'b', maximum: 500, at: 2 },
      { bidder: 'a', maximum: 400, at: 3 },
      { bidder: 'b', maximum: 0, at: 4, retracts: 2 },
    ];
    expect(stateAfterRetraction(sealed, open, [])).toBe(open);
    expect(visible(replay(sealed, record))).toEqual({
      price: 100,
      leader: { bidder: 'a', maximum: 400 },
      rivalMaximum: null,
      bidCount: 2,
    });
  });
});

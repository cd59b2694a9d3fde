/**
 * What somebody learns by bidding high and taking it back. While a bid stands everybody sees the price that it
 * makes: that is what a bid is. What is tested here is what is left of it afterwards:
 *
 * 1. What is shown after a retraction is what the other bids show by themselves, and one line that this paddle
 *    took a bid back, with the price that is left. So it says of an untested maximum and of the reserve exactly
 *    as much as it would have said had the bid never been placed.
 * 2. A bidder sees one price per lot for which they do not stand, and can't use it: whatever they bid after it
 *    comes to what it would have come to without their having looked.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid, stateAfterRetraction } from './auction.ts';
import { exampleRules } from './example-lot.ts';
import { inHindsight, type PastBid } from './hindsight.ts';
import { freshLot, type LotRules, type LotState } from './lot.ts';
import { judgeRetraction, mayBidAgain, type StandingBid } from './retraction.ts';

const minute = 60_000;
const rules: LotRules = {
  ...exampleRules,
  startAmount: 100,
  increments: [
    { from: 0, step: 10 },
    { from: 300, step: 25 },
  ],
  scheduledEndsAt: 600 * minute,
};
const prober = '9';

type Step = { who: string; maximum: number } | { who: typeof prober; takeBack: true };
const others = fc.record({ who: fc.constantFrom('1', '2', '3'), maximum: fc.integer({ min: 100, max: 900 }) });
const probing = fc.oneof(
  fc.record({ who: fc.constant(prober), maximum: fc.integer({ min: 100, max: 5_000 }) }),
  fc.constant<Step>({ who: prober, takeBack: true }),
);
const sequences = fc.array(fc.oneof({ weight: 3, arbitrary: others }, { weight: 2, arbitrary: probing }), {
  maxLength: 25,
});
const reserves = fc.option(fc.integer({ min: 0, max: 800 }));

interface Played {
  state: LotState;
  record: PastBid[];
  inForce: StandingBid[];
  /** The highest bid that the prober took back. */
  takenBack: number | null;
  retractions: number;
  /** Accepted bids of the prober, in their order, and whether they had taken one back before. */
  probes: { maximum: number; after: boolean }[];
}

/** Plays the steps by the rules of the house, a second apart. */
function play(lot: LotRules, steps: readonly Step[]): Played {
  const so: Played = { state: freshLot(lot), record: [], inForce: [], takenBack: null, retractions: 0, probes: [] };
  for (const [index, step] of steps.entries()) {
    const at = minute + index * 1_000;
    const seq = so.record.length + 1;
    const paddle = Number(step.who);
    if ('takeBack' in step) {
      const bid = so.inForce.findLast(({ bidder }) => bidder === prober);
      if (!bid) continue;
      const before = { onThisLot: so.retractions, lastYear: so.retractions };
      const about = { at: so.record[bid.seq - 1]?.at ?? 0, isLatestOfBidder: true };
      if (!judgeRetraction(lot, so.state, about, before, at).ok) continue;
      so.inForce = so.inForce.filter((one) => one !== bid);
      so.state = stateAfterRetraction(lot, so.state, so.inForce);
      so.record.push({ seq, paddle, maximum: 0, at, retracts: bid.seq });
      so.takenBack = Math.max(so.takenBack ?? 0, bid.maximum);
      so.retractions += 1;
      continue;
    }
    const { who: bidder, maximum } = step;
    if (bidder === prober && !mayBidAgain(lot.format, so.takenBack, maximum)) continue;
    const decision = judgeBid(lot, so.state, { bidder, maximum }, at);
    if (!decision.ok) continue;
    so.state = decision.value.state;
    so.inForce.push({ seq, bidder, maximum });
    so.record.push({ seq, paddle, maximum, at, retracts: null });
    if (bidder === prober) so.probes.push({ maximum, after: so.takenBack !== null });
  }
  return so;
}

describe('bidding high and taking it back', () => {
  it('leaves nothing to see but what the other bids show by themselves, and that a bid was taken back', () => {
    let looked = 0;
    fc.assert(
      fc.property(reserves, sequences, (reserveAmount, steps) => {
        const lot = { ...rules, reserveAmount };
        const { record } = play(lot, steps);
        const takenBack = new Set(record.map(({ retracts }) => retracts));
        const neverPlaced = record.filter(({ seq, retracts }) => retracts === null && !takenBack.has(seq));
        const shown = inHindsight(lot, record);
        expect(shown.filter(({ kind }) => kind === 'bid')).toEqual(inHindsight(lot, neverPlaced));
        for (const line of shown.filter(({ kind }) => kind === 'retraction')) {
          const until = inHindsight(
            lot,
            neverPlaced.filter(({ seq }) => seq < line.seq),
          ).at(-1);
          expect(line.lines).toEqual([{ paddle: 9, amount: until?.price ?? 100, automatic: false }]);
          expect(line.reserveMet).toBe(until?.reserveMet ?? false);
          looked += 1;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(looked).toBeGreaterThan(50);
  });

  it('two lots whose other bids look alike look alike afterwards, whatever the maxima and the reserve behind them', () => {
    const victim = fc.integer({ min: 200, max: 900 });
    fc.assert(
      fc.property(
        victim,
        victim,
        fc.integer({ min: 200, max: 900 }),
        fc.integer({ min: 110, max: 5_000 }),
        (one, other, reserve, probe) => {
          // Alone on the lot the leader's maximum shows in nothing, nor does a reserve that it doesn't reach.
          const seen = (maximum: number, reserveAmount: number | null) =>
            inHindsight(
              { ...rules, reserveAmount },
              play({ ...rules, reserveAmount }, [
                { who: '1', maximum },
                { who: prober, maximum: probe },
                { who: prober, takeBack: true },
              ]).record,
            ).map(({ lines, price }) => ({ lines, price }));
          expect(seen(one, null)).toEqual(seen(other, null));
          expect(seen(one, one + reserve)).toEqual(seen(other, other + 2 * reserve));
        },
      ),
    );
  });

  it('shows its bidder one price per lot that they don’t stand for, and nothing that they can use', () => {
    fc.assert(
      fc.property(reserves, sequences, (reserveAmount, steps) => {
        const lot = { ...rules, reserveAmount };
        const { probes, retractions, takenBack, state, inForce } = play(lot, steps);
        expect(retractions).toBeLessThanOrEqual(1);
        for (const { maximum } of probes.filter(({ after }) => after)) expect(maximum).toBeGreaterThan(takenBack ?? 0);
        // As if they had never looked: the same bids without the one taken back come to the same.
        const blind = stateAfterRetraction(lot, state, inForce);
        const outcome = ({ price, leader, rivalMaximum }: LotState) => ({ price, leader, rivalMaximum });
        if (inForce.length > 0) expect(outcome(state)).toEqual(outcome(blind));
      }),
      { numRuns: 1_000 },
    );
  });
});

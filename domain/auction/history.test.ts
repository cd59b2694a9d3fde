import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid } from './auction.ts';
import { type DecidedBid, historyOf } from './history.ts';
import { freshLot, type LotRules } from './lot.ts';

const rules: LotRules = {
  format: 'english',
  maxExtensionSeconds: null,
  drop: null,
  startAmount: 100,
  reserveAmount: null,
  buyNowAmount: null,
  increments: [{ from: 0, step: 10 }],
  softCloseSeconds: 0,
  startsAt: 0,
  scheduledEndsAt: 1_000,
};

function decided(bids: [paddle: number, maximum: number][]) {
  let state = freshLot(rules);
  const rows: DecidedBid[] = [];
  for (const [paddle, maxAmount] of bids) {
    const decision = judgeBid(rules, state, { bidder: String(paddle), maximum: maxAmount }, 1);
    if (!decision.ok) continue;
    const { outcome, state: next } = decision.value;
    if (outcome === 'sealed') throw new Error('an English lot has no sealed bids');
    rows.push({
      seq: next.bidCount,
      paddle,
      maxAmount,
      outcome,
      priceBefore: state.price,
      priceAfter: next.price,
      leaderAfter: Number(next.leader?.bidder),
      leaderMaximumAfter: next.leader?.maximum ?? null,
    });
    state = next;
  }
  return { rows, state };
}
const lines = (bids: [number, number][]) =>
  historyOf(decided(bids).rows, null).map(
    ({ paddle, amount, automatic }) => `${paddle} ${amount}${automatic ? ' auto' : ''}`,
  );

describe('the public history', () => {
  it.each([
    ['the first bid shows the opening price, not the maximum', [[1, 500]], ['1 100']],
    [
      'a challenger below the maximum shows, and the answer',
      [
        [1, 500],
        [2, 200],
      ],
      ['1 100', '2 200', '1 210 auto'],
    ],
    [
      'a beaten maximum shows once it is beaten',
      [
        [1, 300],
        [2, 500],
      ],
      ['1 100', '1 300 auto', '2 310'],
    ],
    [
      'a tie shows both at the same amount',
      [
        [1, 300],
        [2, 300],
      ],
      ['1 100', '2 300', '1 300 auto'],
    ],
    [
      'a raise that moves no price is not seen',
      [
        [1, 300],
        [1, 400],
      ],
      ['1 100'],
    ],
    [
      'a raise that pays the full step is',
      [
        [1, 205],
        [2, 200],
        [1, 400],
      ],
      ['1 100', '2 200', '1 205 auto', '1 210 auto'],
    ],
  ] as [string, [number, number][], string[]][])('%s', (_, bids, expected) => expect(lines(bids)).toEqual(expected));

  it('never falls, ends at the price and shows no maximum above it (I7)', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, fc.nat(), (bids, cut) => {
        const { rows, state } = decided(bids);
        const all = historyOf(rows, null);
        const amounts = all.map((line) => line.amount);
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
        if (state.leader) {
          expect(amounts.at(-1)).toBe(state.price);
          expect(String(all.at(-1)?.paddle)).toBe(state.leader.bidder);
        }
        // Read from the middle, with who led before it, the lines are the same.
        const from = rows.length ? cut % rows.length : 0;
        const led = rows.slice(0, from).findLast((row) => row.outcome !== 'outbid');
        const before = led ? { paddle: led.paddle, maximum: led.maxAmount } : null;
        expect(historyOf(rows.slice(from), before)).toEqual(all.filter((line) => line.bid.seq > from));
      }),
    );
  });
});

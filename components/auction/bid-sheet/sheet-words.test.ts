import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { amountAt, choose, floorMoved, missed, type SheetAmount, settled } from '#domain/auction/sheet-amount.ts';
import { bindingWords, buttonWords, costWords, ifNobodyBidsMore, maximumWords, type Press } from './sheet-words.ts';

const money = (amount: number) => formatMoney(amount, 'EUR');
const amounts = fc.integer({ min: 1, max: 10_000_000 });
const move = fc.oneof(
  amounts.map((floor) => (state: SheetAmount) => floorMoved(state, floor)),
  amounts.map((amount) => (state: SheetAmount) => choose(state, amount)),
  amounts.map((amount) => (state: SheetAmount) => missed(state, amount)),
  fc.constant(settled),
);
const lot = { premiumBasisPoints: 0, currency: 'EUR' };
/** The last amount that a sentence names. */
const named = (words: string) => /€[\d,]+(\.\d\d)?(?!.*€)/.exec(words)?.[0];

describe('the button of the bid sheet', () => {
  it('names the amount that is sent and that the sum counts with, whatever the price does', () => {
    const presses = fc.constantFrom<Press>('bid', 'raise', 'sign_in', 'yes', 'yes_raise');
    fc.assert(
      fc.property(amounts, fc.array(move, { maxLength: 30 }), presses, (floor, moves, press) => {
        let state = amountAt(floor);
        for (const next of moves) {
          state = next(state);
          const cost = costWords(lot, state.amount, { shippingAmount: 1_800, vat: 'included' });
          expect(named(buttonWords(state, press, money))).toBe(money(state.amount));
          expect(cost.words).toContain(`${money(state.amount)} and €18 delivery`);
          expect(cost.total).toBe(money(state.amount + 1_800));
        }
      }),
    );
  });

  it.each([
    [amountAt(65_000), 'bid', 'Bid €650'],
    [choose(amountAt(65_000), 72_000), 'bid', 'Bid up to €720'],
    [floorMoved(amountAt(65_000), 68_000), 'bid', 'Bid €680'],
    [missed(floorMoved(amountAt(65_000), 68_000), 65_000), 'bid', '€650 is passed. Bid €680'],
    [floorMoved(choose(amountAt(65_000), 65_000), 68_000), 'yes', '€650 is passed. Bid €680'],
    [amountAt(65_000), 'yes', 'Yes, bid €650'],
    [choose(amountAt(65_000), 72_000), 'yes', 'Yes, bid up to €720'],
    [amountAt(73_000), 'raise', 'Raise your maximum to €730'],
    [amountAt(65_000), 'sign_in', 'Sign in to bid €650'],
  ] as [SheetAmount, Press, string][])('%j, %s: %s', (state, press, words) => {
    expect(buttonWords(state, press, money)).toBe(words);
  });
});

it.each([
  [0, 'included', '€650 and €18 delivery. No buyer’s fee, VAT included.'],
  [0, 'included where it is due', '€650 and €18 delivery. No buyer’s fee, VAT included where it is due.'],
  [0, '', '€650 and €18 delivery. No buyer’s fee.'],
  [2_000, 'included', '€650, €130 buyer’s premium (20%) and €18 delivery. VAT included.'],
  [2_000, '', '€650, €130 buyer’s premium (20%) and €18 delivery.'],
] as const)('a premium of %s, VAT "%s": %s', (premiumBasisPoints, vat, words) => {
  expect(costWords({ ...lot, premiumBasisPoints }, 65_000, { shippingAmount: 1_800, vat }).words).toBe(words);
});

describe('whether a bid made now can be taken back', () => {
  const endsAt = '2026-11-21T21:20:00.000Z';
  const closing = (format: AuctionView['format'] = 'english') => ({ format, endsAt });
  const ahead = (minutes: number) => Date.parse(endsAt) - minutes * 60_000;
  it('is said as it is at that moment', () => {
    expect(bindingWords(closing(), ahead(18))).toMatch(
      /^A bid is binding\. You can ask to take back one bid on a lot and three a year; this one until \d\d:07\.$/,
    );
    expect(bindingWords(closing(), ahead(13))).toMatch(/this one until \d\d:10\.$/);
    for (const minutes of [10, 9, 0.5]) {
      expect(bindingWords(closing(), ahead(minutes))).toBe(
        'A bid is binding, and in the last ten minutes it can’t be taken back.',
      );
    }
    expect(bindingWords(closing('sealed_first_price'), ahead(60))).toMatch(/until \d\d:10\.$/);
    expect(bindingWords(closing(), null)).toBe('A bid is binding.');
    expect(bindingWords(closing(), ahead(18), true)).toContain('you can’t take back another');
  });
});

it('a maximum is not called private, and may go to the reserve at once', () => {
  const words = maximumWords('€650', '€10', '€720', 'Paddle 22', false);
  expect(words).toContain('We’ll bid €650 now, then €10 at a time up to €720.');
  expect(words).toContain('in the public record under paddle 22');
  expect(words).not.toMatch(/private/);
  expect(maximumWords('€650', '€10', '€720', null, true)).toContain(
    'We’ll bid €650 now, or the reserve if €720 meets it, then €10 at a time up to €720.',
  );
});

it('a lot is not promised below its reserve', () => {
  expect(ifNobodyBidsMore({ hasReserve: true, reserveMet: false })).toContain('and the reserve is met');
  for (const lot of [
    { hasReserve: true, reserveMet: true },
    { hasReserve: false, reserveMet: false },
  ]) {
    expect(ifNobodyBidsMore(lot)).toMatch(/^If nobody bids more, it’s yours/);
  }
});

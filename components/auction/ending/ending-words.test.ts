import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { endingOf, endingWords, isPaid, isPaymentUrgent, wonLine } from './ending-words.ts';

const end = '2026-11-21T21:09:41.000Z';
const view = (more: Partial<AuctionView> = {}) =>
  ({
    format: 'english',
    state: 'closed',
    outcome: 'sold',
    leader: 'Paddle 1',
    currentAmount: 740,
    bidCount: 31,
    extensions: 6,
    endsAt: end,
    closedAt: end,
    ...more,
  }) as AuctionView;
const position = (paddle: string, maxAmount: number, more: Partial<OwnPosition> = {}) =>
  ({ paddle, maxAmount, won: false, offered: false, toPay: null, orderEnded: null, ...more }) as OwnPosition;
const money = (amount: number) => `€${amount}`;
const owed = { totalAmount: 758, payBy: '2026-11-23T21:09:41.000Z', extended: false };
const unpaid = view({ outcome: 'unpaid' });

describe('the endings of a lot', () => {
  it.each<[string, AuctionView, OwnPosition | null, string, string]>([
    [
      'the winner',
      view(),
      position('Paddle 1', 800),
      'won',
      'The public record shows your maximum only as far as the price went, under paddle 1.',
    ],
    [
      'a loser, with the distance and what is public now',
      view(),
      position('Paddle 2', 730),
      'lost',
      '€10 above your last bid. You pay nothing. The highest you bid, €730, is now in the public record, under paddle 2.',
    ],
    ['an onlooker', view(), null, 'sold', 'How the price got there is shown below.'],
    [
      'an onlooker of a sealed lot',
      view({ format: 'sealed_first_price' }),
      null,
      'sold',
      'Only the price is public. The other bids stay sealed.',
    ],
    [
      'an unsold lot, offered to its highest bidder',
      view({ outcome: 'reserve_not_met' }),
      position('Paddle 2', 730, { offered: true, toPay: owed }),
      'offered',
      'The reserve wasn’t met, and your bid is next. The offer doesn’t bind you: if you do nothing, you owe nothing.',
    ],
    [
      'nobody has it',
      view({ outcome: 'reserve_not_met' }),
      null,
      'not_sold',
      'Nobody pays anything. The lot may be offered to the highest bidder or put up again.',
    ],
    [
      'nobody bid, so there is nobody to offer it to',
      view({ outcome: 'no_bids', leader: null, bidCount: 0 }),
      null,
      'not_sold',
      'Nobody pays anything. The house may put it up again.',
    ],
    [
      'withdrawn, for whoever bid',
      view({ outcome: 'withdrawn' }),
      position('Paddle 2', 730),
      'withdrawn',
      'All bids are void. You pay nothing.',
    ],
    [
      'not paid, for everyone: no paddle, no blame',
      unpaid,
      null,
      'unpaid',
      'The house may offer it to the next bidder at their own highest bid, or put it up again.',
    ],
    [
      'released, for whoever asked: never that their time ran out',
      unpaid,
      position('Paddle 1', 800, { orderEnded: 'released' }),
      'released',
      'You asked to be released from this lot, and we agreed. You owe nothing for it.',
    ],
    [
      'lapsed, for whoever won it',
      unpaid,
      position('Paddle 1', 800, { orderEnded: 'unpaid' }),
      'unpaid_by_you',
      'You won this lot and didn’t pay in time. You owe nothing for it now. Your account has an unpaid-lot warning for a year.',
    ],
    [
      'offered to the runner-up',
      unpaid,
      position('Paddle 2', 730, { offered: true, toPay: owed }),
      'offered',
      'The winner didn’t pay, and your bid is next. The offer doesn’t bind you: if you do nothing, you owe nothing.',
    ],
    [
      'the runner-up who said no',
      unpaid,
      position('Paddle 2', 730, { orderEnded: 'offer_declined' }),
      'unpaid',
      'The house may offer it to the next bidder at their own highest bid, or put it up again. The highest you bid, €730, is now in the public record, under paddle 2.',
    ],
    [
      'taken',
      view({ outcome: 'after_sale' }),
      position('Paddle 2', 730, { won: true }),
      'taken',
      'You accepted the house’s offer.',
    ],
    [
      'sold after the close, for everyone else',
      view({ outcome: 'after_sale' }),
      null,
      'sold_later',
      'It was sold after the close, by an offer to one of the bidders.',
    ],
  ])('%s', (_who, lot, own, ending, words) => {
    expect(endingOf(lot, own)).toBe(ending);
    expect(endingWords(endingOf(lot, own), lot, own, money)).toBe(words);
  });

  it('a lot is called paid once its order is there and nothing is left to pay', () => {
    const won = (more: Partial<OwnPosition>) => isPaid(position('Paddle 1', 800, { orderPublicId: null, ...more }));
    expect([won({}), won({ orderPublicId: 'o', toPay: owed }), won({ orderPublicId: 'o' })]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('the winner’s line counts bids and extensions', () => {
    expect(wonLine(view(), money)).toBe('€740, paddle 1, after 31 bids and 6 extensions.');
    expect(wonLine(view({ bidCount: 1, extensions: 0 }), money)).toBe('€740, paddle 1, after 1 bid.');
    expect(wonLine(view({ extensions: 1 }), money)).toBe('€740, paddle 1, after 31 bids and 1 extension.');
  });

  it('a payment is urgent in its last twelve hours, and not before the time is known', () => {
    const due = Date.parse(owed.payBy);
    expect([due - 13 * 3_600_000, due - 11 * 3_600_000, null].map((now) => isPaymentUrgent(owed.payBy, now))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

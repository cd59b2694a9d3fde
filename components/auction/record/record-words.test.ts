import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { recordWords } from './record-words.ts';

const end = '2026-11-21T21:09:12.000Z';
const view = (more: Partial<AuctionView> = {}) =>
  ({
    format: 'english',
    state: 'closed',
    outcome: 'sold',
    leader: 'Paddle 1',
    currentAmount: 22_750,
    endsAt: end,
    closedAt: end,
    ...more,
  }) as AuctionView;
const position = (more: Partial<OwnPosition> = {}) =>
  ({ paddle: 'Paddle 2', maxAmount: 22_500, ...more }) as unknown as OwnPosition;
const money = (amount: number) => `€${amount / 100}`;

describe('what the public record says of one’s own bid', () => {
  it.each<[string, AuctionView, OwnPosition | null, string | null]>([
    [
      'a loser: their maximum is published whole',
      view(),
      position(),
      'The highest you bid, €225, is now in the public record, under paddle 2.',
    ],
    [
      'a loser of a lot whose winner did not pay',
      view({ outcome: 'unpaid' }),
      position(),
      'The highest you bid, €225, is now in the public record, under paddle 2.',
    ],
    [
      'the winner: only up to the price',
      view(),
      position({ paddle: 'Paddle 1', maxAmount: 40_000 }),
      'The public record shows your maximum only as far as the price went, under paddle 1.',
    ],
    [
      'whoever led when somebody bought it outright',
      view({ closedAt: '2026-11-21T20:00:00.000Z' }),
      position({ maxAmount: 90_000 }),
      'Your maximum is now in the public record, under paddle 2, as far as the price went.',
    ],
    ['before the close', view({ state: 'open', closedAt: null }), position(), null],
    ['an onlooker', view(), null, null],
    ['whoever took their only bid back', view(), position({ maxAmount: 0 }), null],
    [
      'a sealed lot: the others stay sealed',
      view({ format: 'sealed_first_price', currentAmount: 30_000 }),
      position(),
      'What you bid stays sealed: the public record does not show it.',
    ],
    [
      'a sealed lot at the second price: the second bid is the price',
      view({ format: 'sealed_second_price', currentAmount: 22_500 }),
      position(),
      'What you bid is also the price, and the price is public.',
    ],
    [
      'a sealed lot that did not sell',
      view({ format: 'sealed_first_price', outcome: 'reserve_not_met', leader: null }),
      position(),
      'What was bid stays sealed.',
    ],
  ])('%s', (_who, lot, own, words) => {
    expect(recordWords(lot, own, money)).toBe(words);
  });
});

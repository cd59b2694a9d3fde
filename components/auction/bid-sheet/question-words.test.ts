import { expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { questionBand, questionWords } from './question-words.ts';

const money = (amount: number) => `€${amount}`;
const view = (more: Partial<AuctionView>) =>
  ({ format: 'english', state: 'open', currentAmount: 100, leader: 'Paddle 1', ...more }) as AuctionView;
const own = { paddle: 'Paddle 1', maxAmount: 150, takenBackAmount: null } as OwnPosition;
const below = { hasReserve: true, reserveMet: false };
const met = { hasReserve: true, reserveMet: true };

it('the page that asks without a script promises no lot below its reserve', () => {
  expect(questionWords(view(below), 'bid', '€150', false).lead).toContain('and the reserve is met');
  expect(questionWords(view({ ...below, format: 'sealed_first_price' }), 'bid', '€150', false).lead).toContain(
    'and the reserve is met',
  );
  expect(questionWords(view(met), 'bid', '€150', false).lead).not.toContain('reserve');
});

it('and answers whether the reserve has been met', () => {
  const answered = { amount: 150, outcome: 'leading', priceAfter: 100, at: '2026-11-20T21:00:00.000Z' } as const;
  const words = (lot: Partial<AuctionView>) => questionBand(view(lot), own, answered, money).words;
  expect(words(below)).toBe('Your €150 counted. You’re leading, below the reserve.');
  expect(words(met)).toBe('Your €150 counted. You’re leading.');
});

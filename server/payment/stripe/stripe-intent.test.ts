import { expect, test } from 'vitest';
import { cardLabel } from './stripe-intent.ts';

test.each([
  [{ brand: 'visa', last4: '4242' }, 'Visa ending 4242'],
  [{ brand: 'visa', last4: '4242', wallet: { type: 'apple_pay' } }, 'Visa ending 4242 by Apple Pay'],
  [{ brand: 'amex', last4: '0005', wallet: { type: 'link' } }, 'American Express ending 0005 by Link'],
  [{ brand: 'visa', last4: '4242', wallet: { type: 'of_tomorrow' } }, 'Visa ending 4242'],
  [{ brand: 'of_tomorrow', last4: null, wallet: null }, 'Card'],
])('a card is named by its brand, its end and its wallet: %j', (card, words) => {
  expect(cardLabel(card)).toBe(words);
});

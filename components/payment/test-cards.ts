import type { testTokens } from '#contract/payment/payment.ts';

type Token = (typeof testTokens)[number];

interface TestCard {
  number: string;
  token: Token;
  does: string;
}

/** The cards that the test bank knows. Only the token leaves the browser. */
export const testCards: readonly [TestCard, ...TestCard[]] = [
  { number: '4242 4242 4242 4242', token: 'tok_visa', does: 'is approved' },
  { number: '5555 5555 5555 4444', token: 'tok_mastercard', does: 'is approved too' },
  { number: '3782 822463 10005', token: 'tok_amex', does: 'is approved too' },
  { number: '4000 0000 0000 0002', token: 'tok_declined', does: 'is declined' },
  { number: '4000 0000 0000 9995', token: 'tok_insufficient_funds', does: 'doesn’t have enough money' },
  { number: '4000 0025 0000 3155', token: 'tok_authentication_required', does: 'asks its holder first' },
  { number: '4000 0000 0000 0077', token: 'tok_slow', does: 'takes three seconds' },
  { number: '4000 0000 0000 0119', token: 'tok_lost_response', does: 'is approved, but the answer gets lost' },
  { number: '4000 0000 0000 0341', token: 'tok_capture_declined', does: 'is approved, but not taken later' },
];

/** The token that stands for a card number, however it is spaced; null for any other number. */
export function tokenOfCard(number: string): Token | null {
  const digits = number.replaceAll(/\D/g, '');
  return testCards.find((card) => card.number.replaceAll(' ', '') === digits)?.token ?? null;
}

import { moneyInWords } from './amounts-and-moments.ts';

/** Where a refund is by now: a gift card has its part at once. Amounts are minor units. */
export function whereRefundIs(amount: number, giftCardAmount: number, currency: string): string {
  if (giftCardAmount === 0) return 'Your bank may take up to five days to show it.';
  if (giftCardAmount === amount) return 'It is back on your gift card.';
  const back = moneyInWords(giftCardAmount, currency);
  return `${back} of it is back on your gift card. Your bank may take up to five days to show the rest.`;
}

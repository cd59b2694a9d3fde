import { bankDays } from '#domain/order/bank-days.ts';
import { moneyInWords } from './amounts-and-moments.ts';

/** Where a refund is by now: a gift card has its part at once. Amounts are minor units. */
export function whereRefundIs(amount: number, giftCardAmount: number, currency: string): string {
  if (giftCardAmount === 0) return `It may take up to ${bankDays} working days to appear on your statement.`;
  if (giftCardAmount === amount) return 'It is back on your gift card.';
  const back = moneyInWords(giftCardAmount, currency);
  return `${back} of it is back on your gift card. The rest may take up to ${bankDays} working days to appear on your statement.`;
}

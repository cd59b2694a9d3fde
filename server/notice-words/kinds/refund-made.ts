import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const refundMade = noticeForm(
  z.object({
    number: z.string(),
    amount: amountFact,
    currency: currencyFact,
    /** Of the amount, what is back on a gift card. */
    giftCardAmount: amountFact.optional(),
  }),
  ({ number, amount, currency, giftCardAmount = 0 }) => ({
    title: `${moneyInWords(amount, currency)} refunded for order ${number}`,
    body: `${whereItIs(amount, giftCardAmount, currency)} You don’t need to do anything.`,
  }),
);

function whereItIs(amount: number, giftCardAmount: number, currency: string): string {
  if (giftCardAmount === 0) return 'Your bank may take up to five days to show it.';
  if (giftCardAmount === amount) return 'It is back on your gift card.';
  const back = moneyInWords(giftCardAmount, currency);
  return `${back} of it is back on your gift card. Your bank may take up to five days to show the rest.`;
}

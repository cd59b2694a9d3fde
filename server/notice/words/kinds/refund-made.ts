import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';
import { whereRefundIs } from '../where-refund-is.ts';

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
    body: `${whereRefundIs(amount, giftCardAmount, currency)} You don’t need to do anything.`,
  }),
);

import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';
import { whereRefundIs } from '#server/notice/words/where-refund-is.ts';

export const refundMade = noticeForm(
  {
    title: 'I get a refund',
    about: 'When we have told the bank.',
    action: 'Open the order',
    always: aboutMoney,
  },
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

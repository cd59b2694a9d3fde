import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';
import { whereRefundIs } from '#server/notice/words/where-refund-is.ts';

export const refundMade = noticeForm(
  {
    title: 'I get a refund',
    about: 'When we have told the bank, or given it back ourselves.',
    action: 'Open the order',
    always: aboutMoney,
  },
  z.object({
    number: z.string(),
    amount: amountFact,
    currency: currencyFact,
    /** Of the amount, what is back on a gift card. */
    giftCardAmount: amountFact.optional(),
    /** How the shop's people gave it back, in their words. Absent: by the bank. */
    byHand: z.string().optional(),
  }),
  ({ number, amount, currency, giftCardAmount = 0, byHand }) => ({
    title: `${moneyInWords(amount, currency)} refunded for order ${number}`,
    body:
      byHand === undefined
        ? `${whereRefundIs(amount, giftCardAmount, currency)} You don’t need to do anything.`
        : `How we gave it back: ${byHand}`,
  }),
);

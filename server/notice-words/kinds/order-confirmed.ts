import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const orderConfirmed = noticeForm(
  z.object({
    number: z.string(),
    totalAmount: amountFact,
    currency: currencyFact,
    /** False: the bank has only set it aside. */
    taken: z.boolean(),
  }),
  ({ number, totalAmount, currency, taken }) => {
    const total = moneyInWords(totalAmount, currency);
    return {
      title: `Thank you for order ${number}`,
      body: taken
        ? `${total} is paid. We’ll pack your order next, and email you when it is sent.`
        : `Your bank has set aside ${total}. We take it when we pack your order, and we’ll email you when it is sent.`,
    };
  },
);

import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '../notice-form.ts';

export const paymentReminder = noticeForm(
  z.object({ lot: z.string().nullable(), totalAmount: amountFact, currency: currencyFact, payBy: momentFact }),
  ({ lot, totalAmount, currency, payBy }) => ({
    title: `${lot ?? 'Your lot'} is waiting for your payment`,
    body: `${moneyInWords(totalAmount, currency)} by ${momentInWords(payBy)}. After that we may offer it to another bidder.`,
  }),
);

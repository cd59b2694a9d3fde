import { z } from 'zod';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm, toPay } from '#server/notice/words/notice-form.ts';

export const paymentReminder = noticeForm(
  {
    title: 'A lot I won isn’t paid yet',
    about: 'A day before the time to pay runs out.',
    action: 'Pay for it',
    always: toPay,
  },
  z.object({ lot: z.string().nullable(), totalAmount: amountFact, currency: currencyFact, payBy: momentFact }),
  ({ lot, totalAmount, currency, payBy }) => ({
    title: `${lot ?? 'Your lot'} is waiting for your payment`,
    body: `${moneyInWords(totalAmount, currency)} by ${momentInWords(payBy)}. After that we may offer it to another bidder.`,
  }),
);

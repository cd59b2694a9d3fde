import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const refundMade = noticeForm(
  z.object({ number: z.string(), amount: amountFact, currency: currencyFact }),
  ({ number, amount, currency }) => ({
    title: `${moneyInWords(amount, currency)} refunded for order ${number}`,
    body: 'Your bank may take up to five days to show it. You don’t need to do anything.',
  }),
);

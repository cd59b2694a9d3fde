import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const refundFailed = noticeForm(
  z.object({ number: z.string(), amount: amountFact, currency: currencyFact }),
  ({ number, amount, currency }) => ({
    title: `Your refund for order ${number} did not go through`,
    body: `${moneyInWords(amount, currency)} did not reach you, so we still owe it to you. We’ll send it again, or write to you about another way.`,
  }),
);

import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const refundFailed = noticeForm(
  {
    title: 'A refund of mine fails',
    about: 'When it didn’t arrive, and we still owe it to you.',
    action: 'Open the order',
    always: aboutMoney,
  },
  z.object({ number: z.string(), amount: amountFact, currency: currencyFact }),
  ({ number, amount, currency }) => ({
    title: `Your refund for order ${number} did not go through`,
    body: `${moneyInWords(amount, currency)} did not reach you, so we still owe it to you. We’ll send it again, or write to you about another way.`,
  }),
);

import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const vatRefunded = noticeForm(
  {
    title: 'The VAT of my order is refunded',
    about: 'When VIES confirms a VAT number that it couldn’t check before.',
    action: 'Open the order',
    always: aboutMoney,
  },
  z.object({ number: z.string(), amount: amountFact, currency: currencyFact, vatNumber: z.string() }),
  ({ number, amount, currency, vatNumber }) => ({
    title: `We’ll refund the VAT of order ${number}: ${moneyInWords(amount, currency)}`,
    body: `VIES has confirmed your VAT number ${vatNumber}, so we’ve taken the VAT off. Your company accounts for it (reverse charge). A credit note and a new invoice without VAT are on your order’s page. The money goes back the way you paid, and you don’t need to do anything.`,
  }),
);

import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const vatRefunded = noticeForm(
  z.object({ number: z.string(), amount: amountFact, currency: currencyFact, vatNumber: z.string() }),
  ({ number, amount, currency, vatNumber }) => ({
    title: `We’ll refund the VAT of order ${number}: ${moneyInWords(amount, currency)}`,
    body: `VIES has confirmed your VAT number ${vatNumber}, so we’ve taken the VAT off. Your company accounts for it (reverse charge). A credit note and a new invoice without VAT are on your order’s page. The money goes back the way you paid, and you don’t need to do anything.`,
  }),
);

import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '../notice-form.ts';

export const lotOffer = noticeForm(
  z.object({
    lot: z.string().nullable(),
    totalAmount: amountFact,
    currency: currencyFact,
    payBy: momentFact.nullable(),
  }),
  ({ lot, totalAmount, currency, payBy }) => {
    const until = payBy ? ` until ${momentInWords(payBy)}` : '';
    return {
      title: `${lot ?? 'A lot'} is offered to you`,
      body: `The lot has no buyer yet, and your bid is next in line. You can have it for your highest bid${until}: ${moneyInWords(totalAmount, currency)} with everything. If you do nothing, you owe nothing.`,
    };
  },
);

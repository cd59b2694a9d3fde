import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '../notice-form.ts';

export const lotWon = noticeForm(
  z.object({
    lot: z.string(),
    hammerAmount: amountFact,
    totalAmount: amountFact,
    currency: currencyFact,
    payBy: momentFact.nullable(),
  }),
  ({ lot, hammerAmount, totalAmount, currency, payBy }) => {
    const until = payBy ? ` Pay by ${momentInWords(payBy)}; after that we may offer it to another bidder.` : '';
    return {
      title: `${lot} is yours for ${moneyInWords(hammerAmount, currency)}`,
      body: `You won the lot. With everything it comes to ${moneyInWords(totalAmount, currency)}.${until}`,
    };
  },
);

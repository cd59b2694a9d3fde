import { z } from 'zod';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm, toPay } from '#server/notice/words/notice-form.ts';

export const lotWon = noticeForm(
  {
    title: 'I win a lot',
    about: 'With what it costs and when to pay by.',
    action: 'Pay for it',
    always: toPay,
  },
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

import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const priceDrop = noticeForm(
  {
    title: 'A piece I asked about costs less',
    about: 'Once, when the price falls.',
    action: 'See it',
  },
  z.object({
    piece: z.string(),
    nowAmount: amountFact,
    currency: currencyFact,
    /** The lowest of the 30 days before, where the price is a reduced one: no other may be told as what it was. */
    priorAmount: amountFact.nullable(),
  }),
  ({ piece, nowAmount, currency, priorAmount }) => {
    const before =
      priorAmount === null
        ? 'You asked us to tell you when it costs less.'
        : `Its lowest price in the 30 days before was ${moneyInWords(priorAmount, currency)}.`;
    return {
      title: `${piece} is ${moneyInWords(nowAmount, currency)} now`,
      body: `${before} We won’t email about its price again unless you ask.`,
    };
  },
);

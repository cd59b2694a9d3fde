import { z } from 'zod';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const lotOffer = noticeForm(
  {
    title: 'I’m offered a lot I didn’t win',
    about: 'At my highest bid, if the winner didn’t pay or the reserve wasn’t met. I don’t have to take it.',
    action: 'See the offer',
  },
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

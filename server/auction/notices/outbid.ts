import { z } from 'zod';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const outbid = noticeForm(
  {
    title: 'I’m outbid',
    about: 'After 20 seconds, and only if you don’t have the shop open.',
    action: 'Open the lot',
  },
  z.object({
    lot: z.string(),
    maxAmount: amountFact,
    currentAmount: amountFact,
    nextAmount: amountFact,
    currency: currencyFact,
    endsAt: momentFact,
  }),
  ({ lot, maxAmount, currentAmount, nextAmount, currency, endsAt }) => {
    const money = (amount: number) => moneyInWords(amount, currency);
    return {
      title: `You’ve been outbid on ${lot}`,
      body: `Your maximum was ${money(maxAmount)}. When we sent this, the price was ${money(currentAmount)} and the next bid ${money(nextAmount)}. The lot closes ${momentInWords(endsAt)}, later if there are late bids.`,
    };
  },
);

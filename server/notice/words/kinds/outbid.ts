import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '../notice-form.ts';

export const outbid = noticeForm(
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

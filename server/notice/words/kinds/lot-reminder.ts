import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '../notice-form.ts';

export const lotReminder = noticeForm(
  z.object({
    lot: z.string(),
    /** Nobody knows the price yet: what is said is where bids begin. */
    sealed: z.boolean(),
    currentAmount: amountFact,
    currency: currencyFact,
    /** Earlier reminders have none. */
    endsAt: momentFact.optional(),
  }),
  ({ lot, sealed, currentAmount, currency, endsAt }) => {
    const price = moneyInWords(currentAmount, currency);
    const now = sealed ? `Bids are sealed, from ${price}.` : `When we sent this, the price was ${price}.`;
    return {
      title: endsAt ? `${lot} closes ${momentInWords(endsAt)}` : `${lot} closes soon`,
      body: `You’re watching this lot. ${now} It closes later if there are late bids.`,
    };
  },
);

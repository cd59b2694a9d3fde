import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

export const lotReminder = noticeForm(
  z.object({
    lot: z.string(),
    /** Nobody knows the price yet: what is said is where bids begin. */
    sealed: z.boolean(),
    currentAmount: amountFact,
    currency: currencyFact,
  }),
  ({ lot, sealed, currentAmount, currency }) => {
    const price = moneyInWords(currentAmount, currency);
    const now = sealed ? `Bids are sealed, from ${price}.` : `The price is ${price} now.`;
    return {
      title: `${lot} closes in ten minutes`,
      body: `You are watching this lot. ${now} A late bid extends the lot, so you have time to answer it.`,
    };
  },
);

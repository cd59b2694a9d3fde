import { z } from 'zod';
import { remindMinutes } from '#domain/auction/watch-reminder.ts';
import { spanAtStart } from '#domain/time/span-words.ts';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const lotReminder = noticeForm(
  {
    title: 'A lot I watch closes soon',
    about: `${spanAtStart(remindMinutes * 60_000)} before it closes.`,
    action: 'Open the lot',
  },
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

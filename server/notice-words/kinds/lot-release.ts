import { z } from 'zod';
import { momentInWords, moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, momentFact, type NoticeWords, noticeForm } from '../notice-form.ts';

/** What the house writes to it; null: nothing. */
const note = z.string().nullable();

const factsSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('released'), markedUntil: momentFact, paused: z.boolean(), note }),
  z.object({
    answer: z.literal('kept'),
    totalAmount: amountFact,
    currency: currencyFact,
    payBy: momentFact,
    note,
  }),
  z.object({ answer: z.literal('may_bid') }),
  z.object({ answer: z.literal('may_bid_high'), days: z.int() }),
]);

const lines = (...sentences: (string | null)[]): string => sentences.filter(Boolean).join('\n');

export const lotRelease = noticeForm(factsSchema, (facts): NoticeWords => {
  switch (facts.answer) {
    case 'released':
      return {
        title: 'You are released from the lot',
        body: lines(
          `You owe nothing for it. Your account has a mark until ${momentInWords(facts.markedUntil)}.`,
          facts.paused
            ? 'It is the second in a year, so you can’t bid until the house allows it. You can still buy in the shop.'
            : 'You can go on bidding.',
          facts.note,
        ),
      };
    case 'kept':
      return {
        title: 'The house asks you to pay for the lot',
        body: lines(
          `You owe ${moneyInWords(facts.totalAmount, facts.currency)}. Pay by ${momentInWords(facts.payBy)}.`,
          facts.note,
        ),
      };
    case 'may_bid':
      return {
        title: 'You can bid again',
        body: 'The house has allowed it. A won lot that isn’t paid pauses bidding again.',
      };
    case 'may_bid_high':
      return {
        title: 'You can bid high',
        body: `For ${facts.days} days the house allows bids of more than ten times what is expected for a lot.`,
      };
  }
});

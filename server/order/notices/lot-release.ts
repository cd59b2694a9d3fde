import { z } from 'zod';
import { momentInWords, moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import {
  aboutMoney,
  amountFact,
  currencyFact,
  momentFact,
  type NoticeWords,
  noticeForm,
} from '#server/notice/words/notice-form.ts';

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

export const lotRelease = noticeForm(
  {
    title: 'The house answers what I asked about bidding',
    about: 'Whether you’ve been released from a lot or given more time, or can bid again or place high bids.',
    action: 'See what it says',
    always: aboutMoney,
  },
  factsSchema,
  (facts): NoticeWords => {
    switch (facts.answer) {
      case 'released':
        return {
          title: 'You’ve been released from the lot',
          body: lines(
            `You owe nothing for it. Your account has an unpaid-lot warning until ${momentInWords(facts.markedUntil)}.`,
            facts.paused
              ? 'It’s your second in a year, so you can’t bid until we allow it. You can still buy in the shop.'
              : 'You can keep bidding.',
            facts.note,
          ),
        };
      case 'kept':
        return {
          title: 'Please pay for the lot',
          body: lines(
            `You owe ${moneyInWords(facts.totalAmount, facts.currency)}. Pay by ${momentInWords(facts.payBy)}.`,
            facts.note,
          ),
        };
      case 'may_bid':
        return {
          title: 'You can bid again',
          body: 'If you win another lot and don’t pay, bidding will be paused again.',
        };
      case 'may_bid_high':
        return {
          title: 'You can place high bids',
          body: `For ${facts.days} days from when we sent this, you can bid above a lot’s limit. An unpaid lot ends that.`,
        };
    }
  },
);

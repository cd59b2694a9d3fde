import { z } from 'zod';
import { moneyInWords } from '../amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '../notice-form.ts';

const factsSchema = z.discriminatedUnion('outcome', [
  /** A lot whose time to pay is over. */
  z.object({ outcome: z.literal('lot_unpaid'), number: z.string() }),
  z.object({ outcome: z.literal('not_charged'), number: z.string() }),
  z.object({ outcome: z.literal('refund'), number: z.string(), refundAmount: amountFact, currency: currencyFact }),
]);

function bodyOf(facts: z.infer<typeof factsSchema>): string {
  switch (facts.outcome) {
    case 'lot_unpaid':
      return 'The lot was not paid in time, so the house may offer it to the next bidder. Nothing was charged. Your account has a mark for a year; with a second one you can’t bid until the house allows it.';
    case 'not_charged':
      return 'Nothing was charged.';
    case 'refund':
      return `${moneyInWords(facts.refundAmount, facts.currency)} will be refunded. We’ll email you when we have told the bank.`;
  }
}

export const orderCancelled = noticeForm(factsSchema, (facts) => ({
  title: `Order ${facts.number} is cancelled`,
  body: bodyOf(facts),
}));

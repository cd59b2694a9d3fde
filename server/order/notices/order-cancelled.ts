import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { aboutMoney, amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

const factsSchema = z.discriminatedUnion('outcome', [
  /** A lot whose time to pay is over. */
  z.object({ outcome: z.literal('lot_unpaid'), number: z.string() }),
  z.object({
    outcome: z.literal('not_charged'),
    number: z.string(),
    /** The payer's bank is still deciding, and may take the money yet. */
    undecided: z.boolean().optional(),
    /** What gift cards had set aside, and have back. */
    giftCardAmount: amountFact.optional(),
    currency: currencyFact.optional(),
    /** It was to be paid by transfer, which may be under way. */
    transfer: z.boolean().optional(),
  }),
  /** What the bank had set aside: it may have been taken a moment before. */
  z.object({
    outcome: z.literal('let_go'),
    number: z.string(),
    giftCardAmount: amountFact.optional(),
    currency: currencyFact.optional(),
  }),
  z.object({
    outcome: z.literal('refund'),
    number: z.string(),
    refundAmount: amountFact,
    currency: currencyFact,
    /** Of the amount, what is back on a gift card. */
    giftCardAmount: amountFact.optional(),
    /** The shop's people give it back themselves. */
    byHand: z.boolean().optional(),
  }),
  z.object({
    outcome: z.literal('exchange'),
    number: z.string(),
    refundAmount: amountFact,
    currency: currencyFact,
    /** The number of the order that paid for what it replaced. */
    paidWith: z.string(),
  }),
]);

function bodyOf(facts: z.infer<typeof factsSchema>): string {
  switch (facts.outcome) {
    case 'lot_unpaid':
      return 'The lot wasn’t paid for in time, so we may offer it to the next bidder. Nothing was charged. Your account has an unpaid-lot warning for a year. With two, you can’t bid until we allow it.';
    case 'not_charged':
      if (facts.undecided)
        return ['If your bank still takes the money, we’ll refund it at once.', onCard(facts)]
          .filter(Boolean)
          .join(' ');
      if (facts.transfer)
        return 'We haven’t received a transfer for it. If you’ve sent one, write to us from the order page.';
      return onCard(facts) ? `Nothing else was charged. ${onCard(facts)}` : 'Nothing was charged.';
    case 'let_go':
      return ['Your bank will release the money it set aside, or refund it if it was taken.', onCard(facts)]
        .filter(Boolean)
        .join(' ');
    case 'refund':
      return refundWords(facts);
    case 'exchange':
      return facts.refundAmount > 0
        ? `${moneyInWords(facts.refundAmount, facts.currency)} that you paid with order ${facts.paidWith} goes back the same way. We’ll email you when it does.`
        : `It was an exchange for pieces of order ${facts.paidWith}. Nothing was left to refund for them.`;
  }
}

const onCard = ({ giftCardAmount, currency }: { giftCardAmount?: number; currency?: string }): string =>
  giftCardAmount && currency ? `${moneyInWords(giftCardAmount, currency)} is back on your gift card.` : '';

function refundWords({
  refundAmount,
  giftCardAmount = 0,
  currency,
  byHand,
}: Extract<z.infer<typeof factsSchema>, { outcome: 'refund' }>): string {
  const cardMoney = moneyInWords(giftCardAmount, currency);
  if (refundAmount > 0 && giftCardAmount === refundAmount) return `${cardMoney} is back on your gift card.`;
  const whole = `${moneyInWords(refundAmount, currency)} will be refunded`;
  const way =
    giftCardAmount > 0 ? `: ${cardMoney} is back on your gift card, and the rest goes back the way you paid` : '';
  if (byHand) return `${whole}, the way you paid. We’ll email you once we’ve given it back.`;
  return `${whole}${way}. We’ll email you when we have told the bank.`;
}

export const orderCancelled = noticeForm(
  {
    title: 'My order is cancelled',
    about: 'With what is refunded.',
    action: 'Open the order',
    always: aboutMoney,
  },
  factsSchema,
  (facts) => ({
    title: `Order ${facts.number} is cancelled`,
    body: bodyOf(facts),
  }),
);

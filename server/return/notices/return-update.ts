import { z } from 'zod';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { postagePayers } from '#domain/return/return-postage.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, type NoticeWords, noticeForm } from '#server/notice/words/notice-form.ts';
import { whereRefundIs } from '#server/notice/words/where-refund-is.ts';

/** `number` is the return's. */
const factsSchema = z.discriminatedUnion('outcome', [
  /** Without a carrier there is no label: the customer posts it. */
  z.object({
    outcome: z.literal('approved'),
    number: z.string(),
    carrier: z.string().optional(),
    paidBy: z.enum(postagePayers).optional(),
  }),
  /** With why, as the desk wrote it. */
  z.object({ outcome: z.literal('declined'), number: z.string(), answer: z.string() }),
  z.object({ outcome: z.literal('exchanged'), number: z.string() }),
  /** `free`: its pieces cost nothing; else what they cost was refunded before. */
  z.object({ outcome: z.literal('closed'), number: z.string(), free: z.boolean() }),
  z.object({
    outcome: z.literal('refunded'),
    number: z.string(),
    amount: amountFact.optional(),
    /** Of the amount, what is back on a gift card. */
    giftCardAmount: amountFact.optional(),
    currency: currencyFact.optional(),
    /** The shop's people have still to give it back. */
    byHand: z.boolean().optional(),
  }),
]);

export const returnUpdate = noticeForm(
  {
    title: 'My return changes',
    about: 'When it is approved, received or settled.',
    action: 'Open the order',
  },
  factsSchema,
  (facts): NoticeWords => {
    const { number } = facts;
    switch (facts.outcome) {
      case 'approved':
        return {
          title: `Your return ${number} is approved`,
          body: facts.carrier
            ? `Print the label, stick it on the parcel and hand the parcel to ${carrierName(facts.carrier)}.`
            : `Print the return slip, put it in the parcel and send the parcel to the address on the slip. ${postage[facts.paidBy ?? 'customer']}`,
        };
      case 'declined':
        return { title: `Your return ${number} was declined`, body: facts.answer };
      case 'exchanged':
        return {
          title: `Your exchange for return ${number} is being packed`,
          body: 'There’s nothing to pay. You can follow it on its order page.',
        };
      case 'closed':
        return {
          title: `Your return ${number} is closed`,
          body: facts.free
            ? 'It has arrived. Its pieces cost you nothing, so there is nothing to refund.'
            : 'It has arrived. We’ve already refunded these pieces, so there’s nothing more to refund.',
        };
      case 'refunded':
        return {
          title: facts.byHand ? `We’re refunding your return ${number}` : `Your return ${number} is refunded`,
          body: refundWords(facts),
        };
    }
  },
);

const postage = {
  shop: 'We pay the postage: send us the receipt and we’ll refund it.',
  customer: 'You pay the postage.',
} as const;

function refundWords({
  amount = 0,
  giftCardAmount = 0,
  currency,
  byHand,
}: Extract<z.infer<typeof factsSchema>, { outcome: 'refunded' }>): string {
  if (byHand && currency)
    return `We’ll give ${moneyInWords(amount, currency)} back, the way you paid. We’ll email you once we have.`;
  const where = whereRefundIs(amount, giftCardAmount, currency ?? shopCurrency());
  return currency && amount > 0 ? `We refunded ${moneyInWords(amount, currency)}. ${where}` : where;
}

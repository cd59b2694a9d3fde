import { z } from 'zod';
import { type Address, addressFormShape, type CountryChoice, checkAddress } from '#contract/address/address.ts';
import { maxCodes } from '#contract/bag/most-codes.ts';
import { stepUpShape } from '#contract/session/step-up.ts';
import { amountSchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { orderStatuses } from '#domain/order/order-transitions.ts';
import { cardChoiceSchema, checkoutClientSchema } from '../payment/payment.ts';
import type { PageProvider } from '../payment/payment-providers.ts';
import { type BuyerForm, buyerFormShape, checkBilling } from './buyer.ts';
import { giftMessageLetters } from './checkout-form.ts';

export const cardMissing = 'Enter one of the test cards.';

/** Whether gift cards leave anything to pay, as it was seen. */
export function needsCard(seen: { seenTotalAmount?: unknown; seenGiftCards?: unknown; order?: unknown }): boolean {
  if (seen.order !== undefined) return true;
  const paid = String(seen.seenGiftCards ?? '')
    .split(' ')
    .reduce((sum, card) => sum + (Number(card.split(':')[1]) || 0), 0);
  return paid < Number(seen.seenTotalAmount);
}

/** The checkout form. `seenTotalAmount` is what the shopper saw: it is compared, never charged. */
export const checkoutSchema = z
  .object({
    email: z
      .email({
        error: ({ input }) =>
          input === undefined || input === ''
            ? 'Enter your email address so we can send the confirmation.'
            : 'Enter an email address such as you@example.com.',
      })
      .max(254),
    ...addressFormShape,
    ...buyerFormShape,
    /** Not needed where gift cards pay all of it. */
    token: cardChoiceSchema.optional(),
    seenTotalAmount: z.coerce.number().pipe(amountSchema),
    /** The codes that the shopper saw taking something off, by spaces: one that can’t be used by now is refused. */
    promotionCodes: text()
      .max(400)
      .transform((codes) => codes.split(' ').filter((code) => code !== ''))
      .pipe(z.array(z.string().max(60)).max(maxCodes))
      .optional(),
    /** What the shopper saw each gift card pay, as `id:amount` by spaces: where it would be another, nothing is charged. */
    seenGiftCards: text().max(500).optional(),
    /** As the bag names it; without one, the cheapest. */
    shippingMethod: text().min(1).max(60).optional(),
    gift: z.literal('yes').optional(),
    giftMessage: text()
      .trim()
      .max(giftMessageLetters, `The note can have up to ${giftMessageLetters} characters.`)
      .optional(),
    /** Made once per opened checkout, so that a double press is one order. */
    placeKey: text().min(8).max(100),
    order: text().max(100).optional(),
    /** Of whoever pays an order by its link and gives it other details: the code that we mailed. */
    code: stepUpShape.code,
    /** Ticked: the address goes to the account's address book. */
    keepAddress: z.literal('yes').optional(),
  })
  .superRefine(checkAddress)
  .superRefine(checkBilling)
  .superRefine((checkout, context) => {
    if (checkout.token === undefined && needsCard(checkout))
      context.addIssue({ code: 'custom', path: ['token'], message: cardMissing });
  });
export type Checkout = z.infer<typeof checkoutSchema>;

/** The names of somebody's address book, and which of them the form is filled with. */
export interface ChosenAddress {
  saved: readonly { id: string; label: string }[];
  chosen: string | null;
}

export type CheckoutDefaults = Partial<Address> &
  BuyerForm & {
    /** Of whoever has an account. */
    book?: ChosenAddress;
    email?: string;
    countries?: readonly CountryChoice[];
    /** The postcode that was said to be right all the same. */
    postcodeKept?: string;
    gift?: string;
    giftMessage?: string;
    /** How the card on file is shown: "Test card ending 4242". */
    cardLabel?: string;
  };

/** What a page needs to have a payment given to Stripe: nothing of it is secret. */
export interface StripeForm {
  provider: 'stripe';
  publishableKey: string;
  /** The ways to pay that this shop takes, by Stripe's names. Of these Stripe shows what fits and is switched on there. */
  methods: readonly string[];
}

/** The payer pays on the provider's page: ours asks for no card. */
interface PageForm {
  provider: PageProvider;
  /** Whose page it is. */
  page: string;
}

/** With whom a page's payer pays. */
export type CardForm = StripeForm | PageForm;

/** A payment for what is in the bag that was begun before, and isn't done. */
export interface WaitingPayment {
  paymentId: string;
  /** Of its order. */
  number: string;
}

export const checkoutAnswerSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: z.enum(orderStatuses),
  payment: z.enum(['approved', 'requires_action', 'processing']),
  next: z.string(),
  /** The payer pays with the provider now, in the browser. */
  client: checkoutClientSchema.optional(),
});
export type CheckoutAnswer = z.infer<typeof checkoutAnswerSchema>;

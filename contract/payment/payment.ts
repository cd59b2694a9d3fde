import { z } from 'zod';
import { cardInBrowser, cardOnFile } from '#contract/payment/card-names.ts';
import { text } from '#contract/value/text.ts';
import { pageProviders } from './payment-providers.ts';

export const testTokens = [
  'tok_visa',
  'tok_mastercard',
  'tok_amex',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_authentication_required',
  'tok_slow',
  'tok_lost_response',
  'tok_capture_declined',
] as const;

export const cardChoiceSchema = z.enum([...testTokens, cardOnFile, cardInBrowser], 'Enter one of the test cards.');
export type CardChoice = z.infer<typeof cardChoiceSchema>;

/** How an order of another channel is paid. */
export const paymentSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('test'), token: z.enum(testTokens) }),
  /** The customer pays with Stripe's fields, with the secret that the answer carries. */
  z.object({ provider: z.literal('stripe') }),
  /** The customer chooses how to pay on the provider's page, whose address the answer carries. */
  z.object({ provider: z.literal(pageProviders) }),
]);

export const authenticatePaymentSchema = z.object({ answer: z.enum(['approve', 'refuse']) });

/** Mollie's webhook: a form that names one of its payments and says nothing of it. */
export const mollieNewsSchema = z.object({ id: text().min(1).max(120) });

const stripeClientShape = {
  provider: z.literal('stripe'),
  /** The provider's own id of the charge. */
  intent: z.string(),
  /** Lets whoever has it pay this charge and see how it stands, and nothing else. */
  secret: z.string(),
  publishableKey: z.string(),
};

const pageClientShape = {
  provider: z.literal(pageProviders),
  intent: z.string(),
  /** The provider's page, where whoever has the address may pay this charge. */
  address: z.url({ protocol: /^https?$/ }),
};

/** What a browser needs to give a card to Stripe. */
export const stripeClientSchema = z.object(stripeClientShape);
export type StripeClient = z.infer<typeof stripeClientSchema>;

/** What a browser needs to finish a payment with its provider: with Stripe's script here, or on its page. */
export const payerClientSchema = z.discriminatedUnion('provider', [stripeClientSchema, z.object(pageClientShape)]);
export type PayerClient = z.infer<typeof payerClientSchema>;

/** The same, with our own id of the payment. */
export const checkoutClientSchema = z.discriminatedUnion('provider', [
  /** `backTo`: where Stripe sends the payer from another provider's page, at the shop's configured address. */
  z.object({ ...stripeClientShape, paymentId: z.string(), backTo: z.url() }),
  z.object({ ...pageClientShape, paymentId: z.string() }),
]);
export type CheckoutClient = z.infer<typeof checkoutClientSchema>;
export type StripeCheckoutClient = Extract<CheckoutClient, { provider: 'stripe' }>;

/** The provider's own page on which the payer goes on; undefined: they go on in this shop. */
export const payerPage = (client: PayerClient | undefined): string | undefined =>
  client && 'address' in client ? client.address : undefined;

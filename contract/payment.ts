import { z } from 'zod';

export const testTokens = [
  'tok_visa',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_authentication_required',
  'tok_slow',
  'tok_lost_response',
  'tok_capture_declined',
] as const;

/** In a form: the means of payment that the person keeps on file, whatever its token is. */
export const cardOnFile = 'on_file';

/** In a form: the payer gives the card to the provider, in the browser, once the order is there. */
export const cardInBrowser = 'in_browser';

export const cardChoiceSchema = z.enum([...testTokens, cardOnFile, cardInBrowser], 'Enter one of the test cards.');
export type CardChoice = z.infer<typeof cardChoiceSchema>;

/** Who may move the money, by the name that stands in an order's `payment`. */
export const paymentProviders = ['test', 'stripe', 'gift_card'] as const;
export type PaymentProviderName = (typeof paymentProviders)[number];

/** How an order of another channel is paid. */
export const paymentSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('test'), token: z.enum(testTokens) }),
  /** The customer gives the card to Stripe, with the secret that the answer carries. */
  z.object({ provider: z.literal('stripe') }),
]);

export const authenticatePaymentSchema = z.object({ answer: z.enum(['approve', 'refuse']) });

/** What a browser needs to finish a payment with its provider's own script. */
export const payerClientSchema = z.object({
  provider: z.enum(paymentProviders),
  /** The provider's own id of the charge. */
  intent: z.string(),
  /** Lets whoever has it pay this charge and see how it stands, and nothing else. */
  secret: z.string(),
  publishableKey: z.string(),
});
export type PayerClient = z.infer<typeof payerClientSchema>;

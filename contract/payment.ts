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

export const cardChoiceSchema = z.enum([...testTokens, cardOnFile], 'Enter one of the test cards.');

/** Who may move the money, by the name that stands in an order's `payment`. */
export const paymentProviders = ['test'] as const;
const paymentProviderSchema = z.enum(paymentProviders);
export type PaymentProviderName = z.infer<typeof paymentProviderSchema>;

export const paymentSchema = z.object({ provider: paymentProviderSchema, token: z.enum(testTokens) });

export const authenticatePaymentSchema = z.object({ answer: z.enum(['approve', 'refuse']) });

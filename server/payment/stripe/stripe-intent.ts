/** What Stripe says of a charge, read the same way from its answers and its webhooks. */
import { z } from 'zod';
import type { ChargeState } from '../payment-provider.ts';
import { methodName } from './stripe-methods.ts';

export const cardSchema = z.object({
  brand: z.string().nullish(),
  last4: z.string().nullish(),
  /** The same for each customer who keeps this card. */
  fingerprint: z.string().max(100).nullish(),
  wallet: z.object({ type: z.string() }).nullish(),
});

const chargeSchema = z.object({
  id: z.string(),
  payment_method_details: z.object({ type: z.string().nullish(), card: cardSchema.nullish() }).nullish(),
});

const statuses = {
  requires_payment_method: 'requires_action',
  requires_confirmation: 'requires_action',
  requires_action: 'requires_action',
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'approved',
  canceled: 'declined',
} as const satisfies Record<string, ChargeState['status']>;

type IntentStatus = keyof typeof statuses;

export const intentSchema = z.object({
  id: z.string().max(255),
  status: z.enum(Object.keys(statuses) as [IntentStatus, ...IntentStatus[]]),
  amount: z.int().min(0),
  amount_received: z.int().min(0).optional(),
  currency: z.string().length(3),
  metadata: z.record(z.string(), z.string()).nullish(),
  last_payment_error: z
    .object({
      code: z.string().nullish(),
      decline_code: z.string().nullish(),
      charge: z.string().nullish(),
      payment_method: z.object({ id: z.string().nullish(), type: z.string().nullish() }).nullish(),
    })
    .nullish(),
  latest_charge: z.union([z.string(), chargeSchema]).nullish(),
});
export type StripeIntent = z.infer<typeof intentSchema>;

/** Of Stripe's many codes those that tell a shopper something: https://docs.stripe.com/error-codes */
const reasons: Readonly<Record<string, string>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'card_expired',
  incorrect_cvc: 'card_code_wrong',
  authentication_required: 'authentication_refused',
  payment_intent_authentication_failure: 'authentication_refused',
};

function reasonOf({ status, last_payment_error: error }: StripeIntent): string | null {
  if (status === 'canceled') return 'abandoned';
  if (status !== 'requires_payment_method' || !error) return null;
  const { type = 'card' } = error.payment_method ?? {};
  // Who left another provider's page and whom it refused is told alike.
  if (type !== 'card')
    return error.code === 'payment_intent_payment_attempt_expired' ? 'not_finished' : 'payment_failed';
  return reasons[error.decline_code ?? ''] ?? reasons[error.code ?? ''] ?? 'card_declined';
}

/** A try that failed is named by its charge; one that the bank never saw has none, and then by what it was tried with. */
function failedTryOf({ id, status, last_payment_error: error }: StripeIntent): string | null {
  if (status !== 'requires_payment_method' || !error) return null;
  return error.charge ?? [id, error.payment_method?.id, error.code ?? 'failed'].filter(Boolean).join(':');
}

export function chargeStateOf(intent: StripeIntent): ChargeState {
  const { id, status, amount, amount_received, currency, latest_charge: charge } = intent;
  return {
    ref: id,
    status: statuses[status],
    reason: reasonOf(intent),
    amount: status === 'succeeded' ? (amount_received ?? amount) : amount,
    currency: currency.toUpperCase(),
    method: typeof charge === 'object' ? methodOf(charge?.payment_method_details) : null,
    fingerprint: typeof charge === 'object' ? (charge?.payment_method_details?.card?.fingerprint ?? null) : null,
    failedTry: failedTryOf(intent),
  };
}

/** "Visa ending 4242", "PayPal". Null: Stripe hasn't said. */
function methodOf(details: z.infer<typeof chargeSchema>['payment_method_details']): string | null {
  if (details?.card) return cardLabel(details.card);
  return details?.type ? methodName(details.type) : null;
}

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'Carte Bancaire',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

const wallets: Readonly<Record<string, string>> = {
  apple_pay: 'Apple Pay',
  google_pay: 'Google Pay',
  link: 'Link',
  samsung_pay: 'Samsung Pay',
};

/** "Visa ending 4242", or "Visa ending 4242 by Apple Pay". */
export const cardLabel = ({ brand, last4, wallet }: z.infer<typeof cardSchema>): string => {
  const by = wallets[wallet?.type ?? ''];
  return [brands[brand ?? ''] ?? 'Card', last4 && `ending ${last4}`, by && `by ${by}`].filter(Boolean).join(' ');
};

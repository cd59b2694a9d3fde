/** What Stripe keeps of a payment, as far as the shop meets it: https://docs.stripe.com/api */
export interface StripeCard {
  brand: string;
  last4: string;
  wallet?: { type: string };
}

export interface CardError {
  type: 'card_error';
  code: string;
  decline_code: string | null;
  charge: string | null;
  payment_method: Pick<StandInMethod, 'id' | 'type'>;
  message: string;
}

export interface StandInCharge {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  payment_method_details: { type: string; card?: StripeCard };
}

export interface StandInIntent {
  id: string;
  object: 'payment_intent' | 'setup_intent';
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  capture_method: string;
  client_secret: string;
  customer: string | null;
  payment_method: string | null;
  metadata: Record<string, string>;
  last_payment_error: CardError | null;
  cancellation_reason: string | null;
  next_action:
    | { type: 'use_stripe_sdk' }
    | { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } }
    | null;
  /** Empty: whatever the account takes. */
  allowed: readonly string[];
  /** Those that set the money aside, whatever `capture_method` says. */
  manual: readonly string[];
  latest_charge: StandInCharge | null;
}

export interface StandInMethod {
  id: string;
  object: 'payment_method';
  type: string;
  customer: string | null;
  card?: StripeCard;
  /** What happens when it is charged. */
  behaves: keyof typeof behaviours;
}

export interface StandInRefund {
  id: string;
  object: 'refund';
  payment_intent: string;
  amount: number;
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  failure_reason: string | null;
  metadata: Record<string, string>;
}

export interface StandInDispute {
  id: string;
  object: 'dispute';
  payment_intent: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  created: number;
  evidence_details: { due_by: number | null };
}

/** An answer that is no success, with Stripe's own shape. */
export class StandInRefusal extends Error {
  readonly status: number;
  readonly error: Record<string, unknown>;

  constructor(status: number, error: Record<string, unknown>) {
    super(String(error.message));
    this.status = status;
    this.error = error;
  }
}

export const invalid = (code: string, message: string) =>
  new StandInRefusal(code === 'resource_missing' ? 404 : 400, { type: 'invalid_request_error', code, message });

/** What a card does that is charged. */
export const behaviours = {
  pays: null,
  redirects: null,
  declines: { code: 'card_declined', decline_code: 'generic_decline' },
  lacks_money: { code: 'card_declined', decline_code: 'insufficient_funds' },
  asks: { code: 'authentication_required', decline_code: null },
} as const;

/** Stripe's published test cards: https://docs.stripe.com/testing */
export const testMethods: Readonly<Record<string, Pick<StandInMethod, 'card' | 'behaves'> & { type?: string }>> = {
  pm_card_visa: { card: { brand: 'visa', last4: '4242' }, behaves: 'pays' },
  // Ours: Stripe's test wallets have their cards' names.
  pm_card_visa_apple_pay: { card: { brand: 'visa', last4: '4242', wallet: { type: 'apple_pay' } }, behaves: 'pays' },
  pm_card_mastercard: { card: { brand: 'mastercard', last4: '4444' }, behaves: 'pays' },
  pm_card_visa_chargeDeclined: { card: { brand: 'visa', last4: '0002' }, behaves: 'declines' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { card: { brand: 'visa', last4: '9995' }, behaves: 'lacks_money' },
  pm_card_authenticationRequired: { card: { brand: 'visa', last4: '3184' }, behaves: 'asks' },
  // Ours too: these send their payer to another page.
  pm_paypal: { type: 'paypal', behaves: 'redirects' },
  pm_ideal: { type: 'ideal', behaves: 'redirects' },
  // And this one takes days.
  pm_sepa_debit: { type: 'sepa_debit', behaves: 'pays' },
};

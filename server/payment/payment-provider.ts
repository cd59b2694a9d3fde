import type { PaymentProviderName } from '#contract/payment.ts';

export interface MeansOfPayment {
  provider: PaymentProviderName;
  token: string;
  /** How it is shown: "Test card ending 4242", never a card number. */
  label: string;
}

export interface ChargeState {
  ref: string;
  status: 'requires_action' | 'processing' | 'authorised' | 'approved' | 'declined';
  /** Why it was declined, or not captured, as a code. */
  reason: string | null;
}

export interface ChargeRequest {
  /** Our payment's id: also the provider's idempotency key, so that asking twice charges once. */
  paymentId: string;
  token: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `later`: the bank only sets the money aside; `capture` takes it. */
  capture: 'at_once' | 'later';
}

/** Whether a means of payment can be charged later, as far as anyone can tell without charging it. */
export type MethodCheck = { usable: true } | { usable: false; reason: string };

/**
 * Never called inside a transaction. Every call is idempotent by the payment's id; every call may fail without telling
 * whether it took effect: then the provider's webhook or a later `find` tells.
 */
export interface PaymentProvider {
  charge(request: ChargeRequest): Promise<ChargeState>;
  /** Takes what was authorised; repeatable. @returns `authorised` still, with the reason, if the bank refused */
  capture(paymentId: string): Promise<ChargeState>;
  /** @returns null if the provider never heard of this payment */
  find(paymentId: string): Promise<ChargeState | null>;
  /** Makes sure that a payment isn't approved from now on, unless it already is. What was authorised is let go. */
  abandon(paymentId: string): Promise<ChargeState>;
  /** Gives money back until `refundedInAll` minor units of this payment have gone back: repeatable. */
  refund(paymentId: string, refundedInAll: number): Promise<void>;
  /** Asks whether this means of payment would be taken, charging nothing. May be repeated. */
  check(token: string): Promise<MethodCheck>;
  /** How the means of payment is shown: never a card number. */
  methodName(token: string): string;
}

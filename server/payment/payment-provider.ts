import type { PayerClient } from '#contract/payment/payment.ts';
import type { PaymentProviderName } from '#contract/payment/payment-providers.ts';

export type { PayerClient } from '#contract/payment/payment.ts';

export interface MeansOfPayment {
  provider: PaymentProviderName;
  /** The provider's own name of a card; null: the payer pays with the provider in the browser. */
  token: string | null;
  /** How it is shown: "Test card ending 4242", never a card number. Empty while nobody knows it. */
  label: string;
  /** By which its holder is counted (`server/person/mark-of`); missing while nobody knows the card. */
  cardMark?: string | null;
}

export interface ChargeState {
  ref: string;
  /** `requires_action`: the payer has something to do, also after a try that failed. `declined`: it is over. */
  status: 'requires_action' | 'processing' | 'authorised' | 'approved' | 'declined';
  /** Why it was declined, not captured, or why the last try failed, as a code. */
  reason: string | null;
  /** What the charge is for, in minor units. */
  amount: number;
  currency: string;
  /** How it is shown once it is known: "Visa ending 4242". Null: what the payment says already. */
  method: string | null;
  /** The provider's name of the card itself, the same whoever pays with it; missing for another means, or while nobody knows. */
  fingerprint?: string | null;
  /** The provider's own id of the last try, if that failed and another may follow. */
  failedTry: string | null;
  /** The provider's own id of another try that was paid as well: that money has gone back. */
  gaveBack?: string;
}

export interface Begun {
  state: ChargeState;
  /** Null: nothing is left for the payer's browser to do with the provider. */
  client: PayerClient | null;
}

export interface ChargeRequest {
  /** Our payment's id: also the provider's idempotency key, so that asking twice charges once. */
  paymentId: string;
  /** Null: the payer chooses in the browser. */
  token: string | null;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `later`: the bank only sets the money aside; `capture` takes it. */
  capture: 'at_once' | 'later';
  /** Where the payer comes back to from a page of the provider's: an address of this shop. */
  backTo: string;
}

export interface WantedRefund {
  refundId: string;
  /** Minor units that are to have gone back of this payment then, with all that went back before. */
  inAll: number;
}

/** A refund as the provider has it. `done` may still become `failed`; nothing comes after that. */
export interface RefundAtProvider {
  ref: string;
  /** Ours that it pays out; null: another's, made at the provider. */
  refundId: string | null;
  /** Minor units. */
  amount: number;
  status: 'pending' | 'done' | 'failed';
  /** Why it failed, as a code. */
  reason: string | null;
}

/** A payment that its customer has their bank take back. `won`: the money stays here, or is back. */
export interface DisputeAtProvider {
  ref: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** The bank's, as a code. */
  reason: string;
  status: 'open' | 'under_review' | 'won' | 'lost';
  dueBy: Date | null;
  openedAt: Date;
}

export interface TakenBack {
  refunds: RefundAtProvider[];
  disputes: DisputeAtProvider[];
}

/** Whether a means of payment can be charged later, as far as anyone can tell without charging it. */
export type MethodCheck = { usable: true } | { usable: false; reason: string };

/**
 * Never called inside a transaction. Every call is idempotent by the payment's id; every call may fail without telling
 * whether it took effect: then the provider's webhook or a later `find` tells.
 */
export interface PaymentProvider {
  /** Charges a card that is known, or opens a charge that the payer finishes in the browser. */
  begin(request: ChargeRequest): Promise<Begun>;
  /** Goes on with a charge that the payer finishes in the browser. @returns null if this one is none */
  resume(paymentId: string): Promise<Begun | null>;
  /** Takes what was authorised; repeatable. @returns `authorised` still, with the reason, if the bank refused */
  capture(paymentId: string): Promise<ChargeState>;
  /** @returns null if the provider never heard of this payment */
  find(paymentId: string): Promise<ChargeState | null>;
  /** Makes sure that a payment isn't approved from now on, unless it already is. What was authorised is let go. */
  abandon(paymentId: string): Promise<ChargeState>;
  /** Gives money back until as much of this payment has gone back as was asked for: repeatable. @returns all its refunds */
  refund(paymentId: string, wanted: WantedRefund): Promise<RefundAtProvider[]>;
  /** What has gone back of a payment, whoever gave it, and what is disputed of it. */
  takenBack(paymentId: string): Promise<TakenBack>;
  /** Asks whether this means of payment would be taken, charging nothing. May be repeated. */
  check(token: string): Promise<MethodCheck>;
  /** The provider's name of the card itself, the same for each account that keeps it; null if it gives none. */
  fingerprintOf(token: string): Promise<string | null>;
  /** How the means of payment is shown: never a card number. */
  methodName(token: string): string;
}

import type { Address } from '#contract/address.ts';
import type { Problem } from '#contract/errors.ts';
import type { Decision } from '#domain/decision.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import type { AccessProblem } from '#server/problem.ts';

interface Wanted {
  /** The same key is the same order, for ever. Null: a new one. */
  placeKey: string | null;
  personId: string;
  email: string;
  shippingAddress: Address;
  payment: MeansOfPayment;
  /** In the audit trail. */
  placedBy: string;
}

/** At the total that they saw. */
export interface WaitingBag extends Wanted {
  source: 'shop';
  /** Minor units; nothing else is charged. */
  seenTotalAmount: number;
}

/** At whatever the pieces cost. */
export interface WaitingPieces extends Wanted {
  source: 'api';
  demand: ReadonlyMap<string, number>;
}

export type WaitingOrder = WaitingBag | WaitingPieces;

/** Its id is the provider's idempotency key. */
export interface NewPayment extends MeansOfPayment {
  id: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

/** The payment of one that was placed before is not made again. */
export type Placed = { orderId: string; fresh: true; payment: NewPayment } | { orderId: string; fresh: false };

/** A problem is thrown to whoever asked, and to nobody beside them. */
export type PlaceAnswer = Decision<Placed, Problem> | AccessProblem;

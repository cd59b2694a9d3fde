import type { Address } from '#contract/address/address.ts';
import type { OrderExtras } from '#contract/checkout/create-order.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import type { PayWay } from '#domain/order/pay-way.ts';
import type { KnownBuyer } from '#server/address/check-buyer.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import type { AccessProblem } from '#server/web/problem.ts';

interface Wanted {
  /** The same key is the same order, for ever. Null: a new one. */
  placeKey: string | null;
  personId: string;
  email: string;
  shippingAddress: Address;
  /** Absent: nothing is known beside the address. */
  buyer?: KnownBuyer;
  payment: MeansOfPayment;
  placedBy: string;
  /** Codes, gift cards, the way of delivery, words. */
  extras?: OrderExtras;
}

/** A person wants their whole bag, at the total that they saw. */
export interface WaitingBag extends Wanted {
  source: 'shop';
  /** Minor units; nothing else is charged. */
  seenTotalAmount: number;
  /** What they saw each gift card of the bag pay, as `id:amount` by spaces. */
  seenGiftCards: string;
}

/** Another channel wants these pieces, at whatever they cost. */
export interface WaitingPieces extends Wanted {
  source: 'api';
  demand: ReadonlyMap<string, number>;
  /** Pieces of numbered editions that it names, each once. */
  numbers?: readonly NumberToBuy[];
}

export interface NumberToBuy {
  sku: string;
  number: number;
  /** Where the request names it. */
  field: string;
}

/** The shop's people order for a customer, at the total that they saw. It waits for its money. */
export interface WaitingAtDesk extends Omit<Wanted, 'payment'>, Pick<WaitingPieces, 'demand' | 'numbers'> {
  source: 'desk';
  seenTotalAmount: number;
  payWay: PayWay;
  /** Unpaid by then, it is cancelled. */
  payBy: Date;
}

export type WaitingOrder = WaitingBag | WaitingPieces | WaitingAtDesk;

/** A payment that is about to be made. Its id is the provider's idempotency key. */
export interface NewPayment extends MeansOfPayment {
  id: string;
  /** Minor units. */
  amount: number;
  currency: string;
  capture: ShopSettings['paymentCapture'];
}

/** A placed order with a payment to be made, if one is; or one that was placed before: its payment is not made again. */
export type Placed = { orderId: string; fresh: true; payment: NewPayment | null } | { orderId: string; fresh: false };

/** What placing came to. A problem is thrown to whoever asked, and to nobody beside them. */
export type PlaceAnswer = Decision<Placed, Problem> | AccessProblem;

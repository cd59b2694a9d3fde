import { z } from 'zod';
import type { DeskOrder } from '#contract/order/desk-order.ts';
import type { ReleaseReason } from '#domain/order/won-lot.ts';

/** What the house did with a lot. `end_moved`: after an outage, or to keep a sale's order. */
export const lotEventKindSchema = z.enum([
  'created',
  'opened',
  'hammer',
  'end_moved',
  'bid_taken_back',
  'take_back_asked',
  'unpaid',
  'release_asked',
  'release_kept',
  'released',
  'offered',
  'offer_lapsed',
  'offer_paid',
  'relisted',
  'changed',
  'withdrawn',
]);
export type LotEventKind = z.infer<typeof lotEventKindSchema>;

/** A lot as its page at the desk shows it. No maximum, and of a sealed lot no bid before its close. */
export interface DeskLot {
  id: string;
  slug: string;
  lotNumber: number;
  title: string;
  maker: string;
  relistedAs: { id: string; lotNumber: number } | null;
  relistOf: { id: string; lotNumber: number } | null;
  bids: {
    seq: number;
    paddle: string;
    at: string;
    outcome: string;
    price: number;
    retracted: boolean;
  }[];
  moreBids: boolean;
  audit: { id: string; kind: string; actor: string; note: string | null; at: string }[];
  orders: DeskOrder[];
  mayOffer: boolean;
  /** To whom it would be offered now, and at what. A sealed bid shows no amount until it is offered. */
  nextOffer: { paddle: string; amount: number | null; totalAmount: number | null; currency: string } | null;
  request: DeskReleaseRequest | null;
  mayRelist: boolean;
}

export interface DeskReleaseRequest {
  orderPublicId: string;
  orderNumber: string;
  paddle: string;
  reason: ReleaseReason;
  note: string | null;
  askedAt: string;
  owedAmount: number;
  currency: string;
  payBy: string | null;
  /** Their marks in force without this one. */
  marks: number;
}

export interface PausedBidder {
  personId: string;
  name: string;
  marks: number;
  pausedAt: string;
  askedAt: string | null;
}

export interface HighBidder {
  personId: string;
  name: string;
  askedAt: string;
  paidLots: number;
}

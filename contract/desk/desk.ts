import { z } from 'zod';
import { lotOutcomeSchema } from '#contract/auction/auction.ts';
import type { VatResult } from '#contract/checkout/vat-number.ts';
import { deskDisputeSchema } from '#contract/order/dispute.ts';
import { orderStatusSchema } from '#contract/order/order.ts';
import type { ReleaseReason } from '#domain/order/won-lot.ts';

export const deskOrderSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  source: z.string(),
  pieces: z.int(),
  city: z.string().nullable(),
  totalAmount: z.int(),
  currency: z.string(),
  placedAt: z.iso.datetime(),
  /** What the customer wrote and nobody at the desk has seen. */
  unread: z.int(),
});
export type DeskOrder = z.infer<typeof deskOrderSchema>;

export const recentActivitySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stock'),
    id: z.string(),
    at: z.iso.datetime(),
    title: z.string(),
    /** As in the stock ledger: `expired`, `received`, `correction`, `restocked`, `written_off`. */
    reason: z.string(),
    change: z.int(),
    available: z.int(),
    /** `desk:<name>` or `key:<name>`; null for automatic changes and plain SQL. */
    by: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('price'),
    id: z.string(),
    at: z.iso.datetime(),
    title: z.string(),
    fromAmount: z.int(),
    toAmount: z.int(),
    currency: z.string(),
  }),
  z.object({
    kind: z.literal('lot_closed'),
    id: z.string(),
    at: z.iso.datetime(),
    lotNumber: z.int(),
    outcome: lotOutcomeSchema,
    amount: z.int(),
    currency: z.string(),
  }),
]);
export type RecentActivity = z.infer<typeof recentActivitySchema>;

export const lowPieceSchema = z.object({
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  slug: z.string(),
  imageFile: z.string().nullable(),
  available: z.int(),
  inBags: z.int(),
  sold: z.int().nullable(),
});
export type LowPiece = z.infer<typeof lowPieceSchema>;

/** A lot that is open. Its bid and clock come from its own topic. */
export const openLotSchema = z.object({
  id: z.string(),
  slug: z.string(),
  lotNumber: z.int(),
  title: z.string(),
  imageFile: z.string().nullable(),
});
export type OpenLot = z.infer<typeof openLotSchema>;

export const deskViewSchema = z.object({
  /** The day in the shop's time zone that "today" means in these figures, and when it ends. */
  day: z.iso.date(),
  dayEndsAt: z.iso.datetime(),
  /** What banks wait to be told about money that customers took back: the nearest deadline first. */
  disputes: z.array(deskDisputeSchema.extend({ publicId: z.string(), number: z.string(), currency: z.string() })),
  /** Refunds that failed and are owed again, the oldest first. */
  owedAgain: z.array(z.object({ publicId: z.string(), number: z.string(), amount: z.int(), currency: z.string() })),
  /** VAT that VIES's late answer lets the desk refund, the oldest order first. */
  vatToRefund: z.array(z.object({ publicId: z.string(), number: z.string(), amount: z.int(), currency: z.string() })),
  figures: z.object({
    ordersToday: z.int(),
    /** Less what was refunded of today's orders, which is told beside it. */
    takenTodayAmount: z.int(),
    refundedTodayAmount: z.int(),
    currency: z.string(),
    heldUnits: z.int(),
    heldAmount: z.int(),
    nextReleaseAt: z.iso.datetime().nullable(),
    toPack: z.int(),
    toShip: z.int(),
    toAnswer: z.int(),
    openLots: z.int(),
    openReturns: z.int(),
    /** Reviews and questions that nobody has read. */
    toRead: z.int(),
    /** Messages from the contact page that wait for an answer. */
    messages: z.int(),
    /** Carriers' messages that failed, or are for no parcel that we know. */
    carrierProblems: z.int(),
    /** Statements of withdrawal without an order. */
    withdrawalsToMatch: z.int(),
    /** Those whose money is due within a day, or overdue. */
    withdrawalsDue: z.int(),
  }),
  /** Paid orders of the last hour by the minute they were paid in; minutes without any are left out. */
  ordersPerMinute: z.array(z.object({ minute: z.iso.datetime(), count: z.int() })),
  orders: z.array(deskOrderSchema),
  happenings: z.array(recentActivitySchema),
  lowStock: z.array(lowPieceSchema),
  /** By closing time, as it was when one last opened or closed. */
  lots: z.array(openLotSchema),
});
export type DeskView = z.infer<typeof deskViewSchema>;

/** What an order's page at the desk shows beside the order's view: the customer reads none of it. */
export interface OrderDeskFacts {
  /** By when a dispute must be answered, by its id. */
  answerBy: Record<string, string | null>;
  /** An approved return gets a carrier's label; else the shop's return slip. */
  makesLabels: boolean;
  /** Who at the desk did what happened, by its kind and moment; older events don't say. */
  who: Record<string, string>;
  /** The VAT that was charged because VIES didn't answer; null: VIES did, or there is no VAT number. */
  vat: {
    vatNumber: string;
    result: VatResult;
    askedAt: string | null;
    /** VIES is still asked automatically. */
    asksAgain: boolean;
    /** The VAT that its invoice still has, in minor units. */
    left: number;
    refunded: { amount: number; at: string; by: string | null } | null;
  } | null;
}

export interface DeskCarrierMessage {
  id: string;
  source: string;
  status: 'failed' | 'unmatched';
  problem: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  attempts: number;
  receivedAt: string;
  /** As it came, as text; cut where it is very long. */
  body: string;
}

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

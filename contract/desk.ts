import { z } from 'zod';
import type { ReleaseReason } from '#domain/order/won-lot.ts';
import { lotOutcomeSchema } from './auction.ts';
import { cancelOrderSchema, orderStatusSchema } from './order.ts';
import { createShipmentSchema, trackingStatusSchema } from './shipment.ts';
import { text } from './text.ts';

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
  /** The day (UTC) that "today" means in these figures. */
  day: z.iso.date(),
  figures: z.object({
    ordersToday: z.int(),
    takenTodayAmount: z.int(),
    currency: z.string(),
    heldUnits: z.int(),
    heldAmount: z.int(),
    nextReleaseAt: z.iso.datetime().nullable(),
    toPack: z.int(),
    toShip: z.int(),
    toAnswer: z.int(),
    openLots: z.int(),
    openReturns: z.int(),
    /** Carriers' messages that failed, or are for no parcel that we know. */
    carrierProblems: z.int(),
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

const stockMessage = 'Stock must be a whole number, 0 or more.';
const stockCount = z.coerce
  .number(stockMessage)
  .int(stockMessage)
  .min(0, stockMessage)
  .max(1_000_000, 'That is more stock than a piece can have.');

/**
 * The price is in major units as typed. What equals its `seen…` field is left alone, so an older form undoes no sale.
 */
export const changePieceSchema = z
  .object({
    price: text().trim().max(30, 'Enter an amount such as 88 or 88.50.').optional(),
    seenPriceAmount: z.coerce.number().int().optional(),
    /** The answer to the question about a large change: the price, in minor units, that is meant. */
    confirmedPriceAmount: z.coerce.number().int().optional(),
    onHand: stockCount.optional(),
    /** What was on hand when typing began: a count over any other is asked about. */
    seenOnHand: z.coerce.number().int().optional(),
    /** So many more than now (or fewer), in place of `onHand`; over `seenOnHand`, if that is given too. */
    addOnHand: z.coerce.number().int().min(-1_000_000).max(1_000_000).optional(),
  })
  .refine(({ onHand, seenOnHand }) => onHand === undefined || seenOnHand !== undefined, {
    message: 'Say what was on hand when you began.',
    path: ['seenOnHand'],
  });
export type ChangePiece = z.infer<typeof changePieceSchema>;

export const undoPriceSchema = z.object({ toAmount: z.coerce.number().int().min(0), changedAt: z.iso.datetime() });

export const pieceFilterSchema = z.enum(['all', 'low', 'sold-out']);
export type PieceFilter = z.infer<typeof pieceFilterSchema>;

/** Fields named `<prefix>.<sku>` with a count above 0. */
function countsOf(fields: Record<string, unknown>, prefix: string): { sku: string; quantity: number }[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const quantity = Number(value);
    if (!name.startsWith(`${prefix}.`) || !Number.isInteger(quantity) || quantity <= 0) return [];
    return [{ sku: name.slice(prefix.length + 1), quantity }];
  });
}

/** The desk's form for a parcel: `quantity.<sku>` says what is in it; without any, all that is left. */
export const deskParcelSchema = createShipmentSchema
  .pick({ carrier: true, trackingNumber: true })
  .catchall(z.unknown())
  .transform(({ carrier, trackingNumber, ...fields }) => {
    const lines = countsOf(fields, 'quantity');
    return { carrier, trackingNumber, ...(lines.length > 0 ? { lines } : {}) };
  });

/** The desk calls an order off. A ticked box: the pieces can't be sold again. */
export const deskCancelSchema = cancelOrderSchema.extend({
  writeOff: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
});

export const deskTrackingSchema = z.object({
  status: trackingStatusSchema,
  city: text().trim().max(100).optional(),
  message: text().trim().max(500).optional(),
});
export type DeskTracking = z.infer<typeof deskTrackingSchema>;

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

/** Pieces as `refund.<sku>`, or an amount in major units; without either, everything that is left. */
export const deskRefundSchema = z
  .object({
    amount: text().trim().max(30).optional(),
    reason: text({ error: 'Enter a reason. The customer reads it.' })
      .trim()
      .min(1, 'Enter a reason. The customer reads it.')
      .max(200),
    /** The order's version on the page: the same press twice is one refund. */
    seenVersion: z.coerce.number().int().min(0),
    /** The pieces have not been sent and become available again. */
    restock: z.literal('on').optional(),
  })
  .catchall(z.unknown())
  .transform(({ amount, reason, seenVersion, restock, ...fields }) => {
    const lines = countsOf(fields, 'refund').map((line) => ({ ...line, restock: restock === 'on' }));
    return { amount, reason, seenVersion, ...(lines.length > 0 ? { lines } : {}) };
  });
export type DeskRefund = z.infer<typeof deskRefundSchema>;

/** What the house did with a lot. `end_moved`: after an outage, or to keep a sale's order. */
export const lotEventKindSchema = z.enum([
  'created',
  'opened',
  'hammer',
  'end_moved',
  'bid_taken_back',
  'unpaid',
  'release_asked',
  'release_kept',
  'released',
  'offered',
  'offer_lapsed',
  'offer_paid',
  'relisted',
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
  /** What may be done with it after its close. */
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

export const allowanceSchema = z.object({ what: z.enum(['bidding', 'high_bids']).default('bidding') });

export const decideReleaseSchema = z.object({
  word: z.enum(['release', 'keep']),
  /** The winner reads it. */
  answer: text().trim().max(500).optional(),
});

export const deskRetractionSchema = z.object({
  seq: z.coerce.number().int().min(1),
  reason: z.string('Say why; it is kept in the lot’s audit.').trim().min(1).max(200),
});

/** The desk puts a lot up again: when it opens (now, if left out) and closes, in UTC as typed. */
export const relistLotSchema = z.object({
  /** An empty field of a plain form is as one left out. */
  startsAt: z.preprocess((value) => (value === '' ? undefined : value), deskMomentSchema().optional()),
  endsAt: deskMomentSchema(),
});
export type RelistLot = z.infer<typeof relistLotSchema>;

/** `2026-11-20T18:00`, as a browser's field gives it, or with a zone: a moment, UTC without one. */
function deskMomentSchema() {
  const wrong = 'Give a day and a time.';
  return z
    .string(wrong)
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/, wrong)
    .transform((text) => new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`))
    .refine((at) => !Number.isNaN(at.getTime()), wrong)
    .transform((at) => at.toISOString());
}

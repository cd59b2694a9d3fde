import { z } from 'zod';
import { lotOutcomeSchema } from '#contract/auction/auction.ts';
import { deskOrderSchema } from '#contract/order/desk-order.ts';
import { deskDisputeSchema } from '#contract/order/dispute.ts';

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

declare module '#contract/wire/views.ts' {
  interface ViewData {
    desk: DeskView;
  }
}

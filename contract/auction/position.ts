import { z } from 'zod';
import { cancelReasons } from '#domain/order/cancel-reason.ts';
import { releaseStates } from '#domain/order/won-lot.ts';
import { lotFormatSchema, lotOutcomeSchema } from './auction.ts';

export const ownPositionSchema = z.object({
  auctionId: z.string(),
  /** The version of the topic `auction:<id>` that this belongs to. */
  lotVersion: z.int(),
  slug: z.string(),
  title: z.string(),
  paddle: z.string(),
  /** Their bid in force; 0: they took it back. */
  maxAmount: z.int(),
  /** The highest bid that they took back on an open English lot: the next has to be above it. Null: none. */
  takenBackAmount: z.int().nullable(),
  latestBid: z.object({ seq: z.int(), at: z.iso.datetime() }).nullable(),
  currency: z.string(),
  leading: z.boolean(),
  sealed: z.boolean(),
  state: z.enum(['scheduled', 'open', 'closed']),
  format: lotFormatSchema,
  outcome: lotOutcomeSchema.nullable(),
  /** What it was sold for at the close, to anyone; null unless its outcome is `sold`. */
  soldAmount: z.int().nullable(),
  won: z.boolean(),
  /** Where the winner pays, or whoever was offered the lot. */
  orderPublicId: z.string().nullable(),
  offered: z.boolean(),
  /** What that order comes to with everything, and until when it can be paid; null once it is paid. */
  toPay: z.object({ totalAmount: z.int(), payBy: z.iso.datetime().nullable(), extended: z.boolean() }).nullable(),
  request: z
    .object({ state: z.enum(releaseStates), askedAt: z.iso.datetime(), decidedAt: z.iso.datetime().nullable() })
    .nullable(),
  /** Why an order of theirs for this lot ended unpaid: `unpaid`, `released`, `offer_lapsed`, `offer_declined`. */
  orderEnded: z.enum(cancelReasons).nullable(),
});
export type OwnPosition = z.infer<typeof ownPositionSchema>;

export const positionsSchema = z.object({ positions: z.array(ownPositionSchema) });
export type Positions = z.infer<typeof positionsSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-positions': Positions;
  }
}

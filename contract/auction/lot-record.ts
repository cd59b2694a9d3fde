import { z } from 'zod';
import { auctionStateSchema, incrementTableSchema, lotFormatSchema, lotOutcomeSchema } from './auction.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What was settled before the first bid. Its hash stands before the first line. */
export const recordTermsSchema = z.object({
  lotId: z.string(),
  format: lotFormatSchema,
  currency: z.string(),
  startAmount: z.int(),
  increments: incrementTableSchema,
  softCloseSeconds: z.int(),
  maxExtensionSeconds: z.int().nullable(),
  drop: z.object({ amount: z.int(), everySeconds: z.int(), floorAmount: z.int() }).nullable(),
  /** Null: the lot has no reserve. */
  reserveCommitment: hashSchema.nullable(),
});

export const recordLineSchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  kind: z.enum(['bid', 'bought', 'retraction']),
  paddle: z.int(),
  commitment: hashSchema.nullable(),
  retracts: z.int().nullable(),
  /** The price is null while the lot is open, if a bid taken back made it; on a sealed lot as if there were no bid. */
  price: z.int().nullable(),
  leader: z.int().nullable(),
  endsAt: z.iso.datetime(),
  /** Null: from before records were chained. */
  hash: hashSchema.nullable(),
  /** Once the lot is closed: the bid, as far as the price told it. */
  amount: z.int().nullable(),
  /** Once the lot is closed, where the amount is the whole bid: it opens the commitment. */
  nonce: z.string().nullable(),
});

/** `GET /auctions/{id}/record`. A sealed lot has no lines before its close. */
export const lotRecordSchema = z.object({
  record: z.literal('marketday-record-1'),
  auctionId: z.string(),
  state: auctionStateSchema,
  terms: recordTermsSchema,
  termsHash: hashSchema,
  startsAt: z.iso.datetime(),
  /** As it was before the first bid. */
  scheduledEndsAt: z.iso.datetime(),
  /** When the house moved the end itself: after it was shut, or to keep a sale's order. */
  endMoves: z.array(z.object({ at: z.iso.datetime(), from: z.iso.datetime(), to: z.iso.datetime() })),
  /** Told once the lot is closed, and only if it lifted the price. */
  reserve: z.object({ amount: z.int().nullable(), nonce: z.string().nullable() }).nullable(),
  lines: z.array(recordLineSchema),
  /** Null until the close. `paddle` is the highest bidder's, also where the reserve was not met. */
  result: z
    .object({ outcome: lotOutcomeSchema, sold: z.boolean(), paddle: z.int().nullable(), price: z.int() })
    .nullable(),
});
export type LotRecord = z.infer<typeof lotRecordSchema>;

/** A bidder's own bids with what opens their commitments. Theirs alone, and the nonces after the close. */
export const ownBidsSchema = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      at: z.iso.datetime(),
      paddle: z.int(),
      maxAmount: z.int(),
      retracted: z.boolean(),
      commitment: z.string().nullable(),
      nonce: z.string().nullable(),
    }),
  ),
});
export type OwnBids = z.infer<typeof ownBidsSchema>;

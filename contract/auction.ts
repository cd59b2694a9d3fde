import { z } from 'zod';
import { imageSchema } from './catalogue.ts';
import { amountSchema, currencySchema } from './money.ts';

export const incrementTableSchema = z
  .array(z.object({ from: z.int().min(0), step: z.int().positive() }))
  .min(1)
  .max(50)
  .refine((rows) => rows.every((row, i) => i === 0 || row.from > (rows[i - 1]?.from ?? -1)), {
    message: 'must be sorted by `from`, without repeats',
  })
  .refine((rows) => rows[0]?.from === 0, { message: 'the first row must start at 0' });

export const auctionStateSchema = z.enum(['scheduled', 'open', 'closed']);
export type AuctionState = z.infer<typeof auctionStateSchema>;

/** A paddle as others see it: stable on its lot, and no clue to the person. */
export const paddleSchema = z.string().regex(/^Paddle \d+$/);
export const paddleName = (number: number): string => `Paddle ${number}`;

/** One line of the public history. A maximum shows only once it has been exceeded. */
export const historyEntrySchema = z.object({
  seq: z.int(),
  paddle: paddleSchema,
  amount: z.int(),
  at: z.iso.datetime(),
  /** The engine bid for this paddle, up to its maximum. */
  automatic: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Topic `auction:<id>`. The reserve's and anyone's maximum never appear here. */
export const auctionViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  lotNumber: z.int(),
  title: z.string(),
  state: auctionStateSchema,
  outcome: z.enum(['sold', 'no_bids', 'reserve_not_met']).nullable(),
  currency: z.string(),
  currentAmount: z.int(),
  minimumBidAmount: z.int(),
  bidCount: z.int(),
  paddleCount: z.int(),
  hasReserve: z.boolean(),
  reserveMet: z.boolean(),
  buyNowAmount: z.int().nullable(),
  leader: paddleSchema.nullable(),
  startsAt: z.iso.datetime(),
  scheduledEndsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  extensions: z.int(),
  softCloseSeconds: z.int(),
  /** Newest first; at most the last 40 lines. */
  history: z.array(historyEntrySchema),
});
export type AuctionView = z.infer<typeof auctionViewSchema>;

/** What a lot's page and card show and what doesn't change while it runs. */
export const lotSchema = z.object({
  id: z.string(),
  slug: z.string(),
  lotNumber: z.int(),
  title: z.string(),
  maker: z.string(),
  material: z.string(),
  description: z.string(),
  images: z.array(imageSchema),
  estimateLowAmount: z.int().nullable(),
  estimateHighAmount: z.int().nullable(),
  heightMm: z.int().nullable(),
  widthMm: z.int().nullable(),
  depthMm: z.int().nullable(),
  weightGrams: z.int().nullable(),
  increments: z.array(z.object({ from: z.int(), step: z.int() })),
});
export type Lot = z.infer<typeof lotSchema>;

/** `key` makes a retry safe: the same key gets the first outcome again. */
export const bidKeySchema = z.string().min(1).max(100);
/** An external reference: the same one is always the same person. */
export const referenceSchema = z.string().trim().min(1).max(64);

export const placeBidSchema = z.object({
  auctionId: z.string().min(1).max(100),
  maxAmount: amountSchema.min(1),
  key: bidKeySchema,
});
export type PlaceBid = z.infer<typeof placeBidSchema>;

export const bidOutcomeSchema = z.enum(['leading', 'outbid', 'raised']);
export type BidOutcome = z.infer<typeof bidOutcomeSchema>;

/** An accepted bid's answer. */
export const bidAcceptedSchema = z.object({
  accepted: z.literal(true),
  outcome: bidOutcomeSchema,
  currentAmount: z.int(),
  minimumBidAmount: z.int(),
  leader: paddleSchema.nullable(),
  bidCount: z.int(),
  endsAt: z.iso.datetime(),
  version: z.int(),
});
export type BidAccepted = z.infer<typeof bidAcceptedSchema>;

export const createAuctionSchema = z
  .object({
    title: z.string().trim().min(1).max(200),
    startsAt: z.iso.datetime({ offset: true }).optional(),
    endsAt: z.iso.datetime({ offset: true }),
    startAmount: amountSchema,
    currency: currencySchema.default('EUR'),
    reserveAmount: amountSchema.optional(),
    buyNowAmount: amountSchema.min(1).optional(),
    increments: incrementTableSchema.optional(),
    softCloseSeconds: z.int().min(0).max(3600).default(120),
    description: z.string().max(10_000).default(''),
    maker: z.string().max(200).default(''),
  })
  .refine((a) => !a.startsAt || Date.parse(a.startsAt) < Date.parse(a.endsAt), {
    path: ['endsAt'],
    message: 'must be after startsAt',
  });
export type CreateAuction = z.infer<typeof createAuctionSchema>;

/** The bid form without JavaScript: an amount as typed, or the quick bid that was pressed (minor units). */
export const bidFormSchema = z
  .object({
    auctionId: z.string().min(1).max(100),
    key: bidKeySchema,
    amount: z.string().max(40).optional(),
    quick: z.coerce.number().pipe(amountSchema.min(1)).optional(),
  })
  .refine((form) => form.amount !== undefined || form.quick !== undefined, {
    path: ['amount'],
    message: 'give an amount',
  });

/** `POST /api/auctions/purchases`: a lot bought outright. */
export const buyNowSchema = z.object({ auctionId: z.string().min(1).max(100), key: bidKeySchema });

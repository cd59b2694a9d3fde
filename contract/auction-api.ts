import { z } from 'zod';
import { auctionStateSchema, bidKeySchema, paddleSchema, referenceSchema } from './auction.ts';
import { amountSchema } from './money.ts';
import { pageQuerySchema } from './page-of.ts';

/** A lot as integrators see it. Neither the reserve nor anyone's maximum, with a key or without. */
export const apiAuctionSchema = z.object({
  id: z.string(),
  slug: z.string(),
  topic: z.string(),
  lotNumber: z.int(),
  title: z.string(),
  state: auctionStateSchema,
  outcome: z.enum(['sold', 'no_bids', 'reserve_not_met']).nullable(),
  currency: z.string(),
  currentAmount: z.int(),
  minimumBidAmount: z.int(),
  buyNowAmount: z.int().nullable(),
  bidCount: z.int(),
  reserveMet: z.boolean(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  extensions: z.int(),
  leader: paddleSchema.nullable(),
  version: z.int(),
});
export type ApiAuction = z.infer<typeof apiAuctionSchema>;

/** `GET /auctions`: `?state=scheduled,open,closed`. */
export const auctionsQuerySchema = pageQuerySchema.extend({
  state: z
    .string()
    .optional()
    .transform((text) => text?.split(',').filter((word) => word !== ''))
    .pipe(z.array(auctionStateSchema).optional()),
});

/** `POST /auctions/{id}/bids`: `bidder` is the caller's own name for whoever bids. */
export const apiBidSchema = z.object({
  bidder: referenceSchema,
  maxAmount: amountSchema.min(1),
  key: bidKeySchema,
});

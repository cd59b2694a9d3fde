import { z } from 'zod';
import { amountSchema } from '#contract/value/money.ts';
import { pageQuerySchema } from '#contract/value/page-of.ts';
import { referenceSchema } from '#contract/value/reference.ts';
import { text } from '#contract/value/text.ts';
import { auctionStateSchema, auctionViewSchema, bidKeySchema } from './auction.ts';

/** A lot as integrators see it. Neither the reserve nor anyone's maximum, with a key or without. */
export const apiAuctionSchema = auctionViewSchema
  .pick({
    id: true,
    slug: true,
    lotNumber: true,
    title: true,
    format: true,
    state: true,
    outcome: true,
    currency: true,
    currentAmount: true,
    minimumBidAmount: true,
    buyNowAmount: true,
    premiumBasisPoints: true,
    bidCount: true,
    reserveMet: true,
    startsAt: true,
    endsAt: true,
    closedAt: true,
    extensions: true,
    leader: true,
    dutch: true,
    sale: true,
  })
  .extend({ topic: z.string(), version: z.int() });
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

/** `POST /auctions/{id}/retractions` */
export const apiRetractionSchema = z.object({
  bidder: referenceSchema,
  key: bidKeySchema,
  reason: text().trim().min(1).max(200),
});

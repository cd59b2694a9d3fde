import { z } from 'zod';
import { imageSchema } from '#contract/photograph/image.ts';
import { moment } from '#contract/value/moment.ts';
import { amountSchema, currencySchema } from '#contract/value/money.ts';
import { text, writtenText } from '#contract/value/text.ts';
import { falls, lotFormats, traitsOf } from '#domain/auction/format.ts';
import { retractionReasons } from '#domain/auction/retraction.ts';
import { lotFactsShape } from './lot-facts.ts';

export const incrementTableSchema = z
  .array(z.object({ from: z.int().min(0), step: z.int().positive() }))
  .min(1)
  .max(50)
  .refine((rows) => rows.every((row, i) => i === 0 || row.from > (rows[i - 1]?.from ?? -1)), {
    message: 'must be sorted by `from`, without repeats',
  })
  .refine((rows) => rows[0]?.from === 0, { message: 'the first row must start at 0' });

export const lotFormatSchema = z.enum(lotFormats);

export const dutchTermsSchema = z.object({
  dropAmount: amountSchema.min(1),
  dropSeconds: z.int().min(1).max(86_400),
  floorAmount: amountSchema,
});

export const auctionStateSchema = z.enum(['scheduled', 'open', 'closed']);
export type AuctionState = z.infer<typeof auctionStateSchema>;

/**
 * `unpaid`: the winner did not pay in time. `after_sale`: sold after the close, by an offer. `withdrawn`: the house took
 * it out before its close, and its bids are void.
 */
export const lotOutcomeSchema = z.enum(['sold', 'no_bids', 'reserve_not_met', 'unpaid', 'after_sale', 'withdrawn']);

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
  /** `retraction`: this paddle took a bid back; the amount is the price that was left. */
  kind: z.enum(['bid', 'retraction']),
  retracted: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const priceStepSchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  amount: z.int(),
  paddle: paddleSchema,
  kind: z.enum(['bid', 'retraction']),
});
export type PriceStep = z.infer<typeof priceStepSchema>;

/** `GET /api/auctions/price-steps?id=`: how the price got here, thinned out to at most 300 steps. */
export const priceStepsSchema = z.object({
  version: z.int(),
  lastSeq: z.int(),
  /** Oldest first; the first, the last and every retraction are among them. */
  steps: z.array(priceStepSchema),
  reserveMetAt: z.iso.datetime().nullable(),
});
export type PriceSteps = z.infer<typeof priceStepsSchema>;
export const priceStepsQuerySchema = z.object({ id: text().min(1).max(100) });

/** Topic `auction:<id>`. The reserve's and anyone's maximum never appear here. */
export const auctionViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  lotNumber: z.int(),
  title: z.string(),
  format: lotFormatSchema,
  state: auctionStateSchema,
  outcome: lotOutcomeSchema.nullable(),
  /** Why the house withdrew it, in its own words; null otherwise. A server of before doesn't send it. */
  withdrawnBecause: z.string().nullable().optional(),
  currency: z.string(),
  /** Dutch: the price of the moment at which it was read; `dutch` tells how it goes on. Sealed: the start amount. */
  currentAmount: z.int(),
  minimumBidAmount: z.int(),
  /** Sealed: 0 until the close, like `paddleCount`; the history stays empty. */
  bidCount: z.int(),
  /** How many have a bid that counts: whoever took theirs back is none of them. */
  paddleCount: z.int(),
  hasReserve: z.boolean(),
  reserveMet: z.boolean(),
  buyNowAmount: z.int().nullable(),
  /** False while nothing can be paid: a bid buys. */
  takesBids: z.boolean(),
  leader: paddleSchema.nullable(),
  startsAt: z.iso.datetime(),
  scheduledEndsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  extensions: z.int(),
  softCloseSeconds: z.int(),
  /** How far late bids may move the end in all; null: as far as they do. */
  maxExtensionSeconds: z.int().nullable(),
  dutch: dutchTermsSchema.extend({ startAmount: z.int(), nextDropAt: z.iso.datetime().nullable() }).nullable(),
  /** On top of the winning bid, in hundredths of a per cent. */
  premiumBasisPoints: z.int(),
  sale: z.object({ id: z.string(), slug: z.string(), title: z.string(), position: z.int() }).nullable(),
  recordHash: z.string().nullable(),
  relistedAs: z.string().nullable(),
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
export const bidKeySchema = text().min(1).max(100);

export const placeBidSchema = z.object({
  auctionId: text().min(1).max(100),
  maxAmount: amountSchema.min(1),
  key: bidKeySchema,
});
export type PlaceBid = z.infer<typeof placeBidSchema>;

/** `sealed`: taken, and shown to nobody before the close. `bought`: a Dutch lot's price accepted. */
export const bidOutcomeSchema = z.enum(['leading', 'outbid', 'raised', 'sealed', 'bought']);
export type BidOutcome = z.infer<typeof bidOutcomeSchema>;

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
    title: text().trim().min(1).max(200),
    startsAt: moment().optional(),
    endsAt: moment(),
    startAmount: amountSchema,
    /** Left out: the shop's. */
    currency: currencySchema.optional(),
    reserveAmount: amountSchema.optional(),
    buyNowAmount: amountSchema.min(1).optional(),
    increments: incrementTableSchema.optional(),
    softCloseSeconds: z.int().min(0).max(3600).default(120),
    maxExtensionSeconds: z.int().min(0).max(604_800).optional(),
    format: lotFormatSchema.default('english'),
    /** Dutch lots alone have one, and must. */
    dutch: dutchTermsSchema.optional(),
    premiumBasisPoints: z.int().min(0).max(5_000).optional(),
    /** Puts it at this sale's next place, which then says when it opens and ends: `startsAt` and `endsAt` are ignored. */
    saleId: text().max(100).optional(),
    description: text().max(10_000).default(''),
    maker: text().max(200).default(''),
    material: text().max(200).optional(),
    ...lotFactsShape,
  })
  .refine((a) => !a.startsAt || Date.parse(a.startsAt) < Date.parse(a.endsAt), {
    path: ['endsAt'],
    message: 'must be after startsAt',
  })
  .superRefine((lot, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (falls(lot.format)) {
      if (!lot.dutch) wrong('dutch', 'a Dutch lot needs dropAmount, dropSeconds and floorAmount');
      else if (lot.dutch.floorAmount > lot.startAmount) wrong('dutch.floorAmount', 'must not be above startAmount');
      if (lot.reserveAmount !== undefined) wrong('reserveAmount', 'a Dutch lot has a floor instead of a reserve');
    } else if (lot.dutch) wrong('dutch', 'only a lot of format "dutch" has it');
    if (!traitsOf[lot.format].buyNow && lot.buyNowAmount !== undefined) {
      wrong('buyNowAmount', 'only a lot of format "english" has it');
    }
  });
export type CreateAuction = z.infer<typeof createAuctionSchema>;

/**
 * A form proves by the token that a page asked this; `agree` starts unticked; `again` works out another amount's sum.
 */
const answeredFields = {
  token: text().max(200).optional(),
  agree: text().max(10).optional(),
  do: text().max(10).optional(),
};

/** `POST /api/auctions/bids`: an amount as typed, or in minor units. A form binds only with the question's answer. */
export const bidFormSchema = z
  .object({
    auctionId: text().min(1).max(100),
    key: bidKeySchema,
    amount: text().max(40).optional(),
    quick: z.coerce.number().pipe(amountSchema.min(1)).optional(),
    ...answeredFields,
  })
  .refine((form) => form.amount !== undefined || form.quick !== undefined, {
    path: ['amount'],
    message: 'give an amount',
  });

/** `POST /api/auctions/purchases`: a lot bought outright. A form buys only with the question's answer. */
export const buyNowSchema = z.object({ auctionId: text().min(1).max(100), key: bidKeySchema, ...answeredFields });

/** `POST /auctions/{id}/withdrawal`: everyone reads the reason. */
export const withdrawLotSchema = z.object({
  reason: writtenText('Say why. Everyone who opens the lot reads it.', 400),
});

export const retractBidSchema = z.object({
  auctionId: text().min(1).max(100),
  seq: z.coerce.number().int().min(1),
  reason: z.enum(retractionReasons),
});

declare module '#contract/wire/views.ts' {
  interface ViewData {
    auction: AuctionView;
  }
}

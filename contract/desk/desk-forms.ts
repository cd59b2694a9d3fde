import { z } from 'zod';
import { typedMoment, typedMomentOrNone } from '#contract/moment.ts';
import { cancelOrderSchema } from '#contract/order/order.ts';
import { createShipmentSchema, trackingStatusSchema } from '#contract/order/shipment.ts';
import { text } from '#contract/text.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';

const stockMessage = 'Stock must be a whole number, 0 or more.';
const stockCount = z.coerce
  .number(stockMessage)
  .int(stockMessage)
  .min(0, stockMessage)
  .max(1_000_000, 'That is more stock than a piece can have.');

const editionMessage = `An edition with numbers has 1 to ${mostNumbered} pieces.`;
const numberedOf = z.int(editionMessage).min(1, editionMessage).max(mostNumbered, editionMessage);

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
    message: 'Reload the page and try again.',
    path: ['seenOnHand'],
  });
export type ChangePiece = z.infer<typeof changePieceSchema>;

/** A box of a form: its browser sends `on`, or nothing. */
const ticked = z
  .literal('on')
  .optional()
  .transform((sent) => sent === 'on');

/** The switch of a row: each piece has a number of its own, from 1 to `numberedOf`; unticked, none has. */
export const pieceNumbersSchema = z
  .object({
    numbered: ticked,
    numberedOf: z.union([z.literal('').transform(() => undefined), z.coerce.number().pipe(numberedOf)]).optional(),
  })
  .refine(({ numbered, numberedOf }) => !numbered || numberedOf !== undefined, {
    message: 'Say how many the edition has.',
    path: ['numberedOf'],
  });

const numberMessage = 'Choose a number.';

/** One piece of a numbered edition goes out of sale or comes back into it. Ticked: what is on hand follows. */
export const numberedPieceToMoveSchema = z.object({
  number: z.coerce
    .number(numberMessage)
    .pipe(z.int(numberMessage).min(1, numberMessage).max(mostNumbered, numberMessage)),
  counted: ticked,
});
export type NumberedPieceToMove = z.infer<typeof numberedPieceToMoveSchema>;

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
  .pick({ carrier: true, trackingNumber: true, thoughDisputed: true })
  .catchall(z.unknown())
  .transform(({ carrier, trackingNumber, thoughDisputed, ...fields }) => {
    const lines = countsOf(fields, 'quantity');
    return { carrier, trackingNumber, thoughDisputed, ...(lines.length > 0 ? { lines } : {}) };
  });

/** The desk calls an order off. A ticked box: the pieces can't be sold again. */
export const deskCancelSchema = cancelOrderSchema.extend({
  writeOff: ticked,
});

/** What was owed again was given back another way: the customer reads how. */
export const refundByHandSchema = z.object({
  note: text({ error: 'Say how it was refunded.' }).trim().min(1, 'Say how it was refunded.').max(200),
});

export const deskTrackingSchema = z.object({
  status: trackingStatusSchema,
  city: text().trim().max(100).optional(),
  message: text().trim().max(500).optional(),
});
export type DeskTracking = z.infer<typeof deskTrackingSchema>;

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

/** The desk puts a lot up again: when it opens (now, if left out) and closes. */
export const relistLotSchema = z.object({
  startsAt: typedMomentOrNone(),
  endsAt: typedMoment(),
});
export type RelistLot = z.infer<typeof relistLotSchema>;

/** The desk schedules a price: the price in major units as typed. */
export const deskSchedulePriceSchema = z.object({
  sku: text({ error: 'Name the SKU.' }).trim().min(1, 'Name the SKU.').max(100),
  price: text({ error: 'Enter an amount such as 88 or 88.50.' })
    .trim()
    .min(1, 'Enter an amount such as 88 or 88.50.')
    .max(30),
  startsAt: typedMomentOrNone(),
  endsAt: typedMomentOrNone(),
});

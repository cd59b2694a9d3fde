import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { ticked } from '#contract/value/ticked.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';

const stockMessage = 'Stock must be a whole number, 0 or more.';
export const stockCount = z.coerce
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

import { z } from 'zod';
import { listedImageSchema } from '#contract/photograph/image.ts';

export const ownedPieceSchema = z.object({
  lineId: z.string(),
  title: z.string(),
  /** Null: a lot, or a piece that is no longer there. */
  slug: z.string().nullable(),
  image: listedImageSchema.nullable(),
  /** How many of the edition were sold once this one was. */
  editionNo: z.int().nullable(),
  /** Which of a numbered edition: empty where pieces have no numbers. */
  numbers: z.array(z.int()),
  numberedOf: z.int().nullable(),
  orderPublicId: z.string(),
});
export type OwnedPiece = z.infer<typeof ownedPieceSchema>;

/** How many are listed: three rows of the page's grid. */
export const ownedPiecesShown = 9;

export const ownedPiecesSchema = z.object({
  /** The last ones, newest first. */
  pieces: z.array(ownedPieceSchema),
  /** How many lines there are in all. */
  count: z.int(),
});
export type OwnedPieces = z.infer<typeof ownedPiecesSchema>;

import type { ListedImage } from '#contract/catalogue/catalogue.ts';

export interface OwnedPiece {
  lineId: string;
  title: string;
  /** Null: a lot, or a piece that is no longer there. */
  slug: string | null;
  image: ListedImage | null;
  /** How many of the edition were sold once this one was. */
  editionNo: number | null;
  /** Which of a numbered edition: empty where pieces have no numbers. */
  numbers: number[];
  numberedOf: number | null;
  orderPublicId: string;
}

export interface OwnedPieces {
  /** The last ones, newest first. */
  pieces: OwnedPiece[];
  /** How many lines there are in all. */
  count: number;
}

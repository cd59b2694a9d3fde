import type { FacedLot } from '#contract/auction/lot-face.ts';
import type { Image } from '#contract/photograph/image.ts';
import type { View } from '#contract/wire/views.ts';
import type { ShelfCounts } from './shelf.ts';

/** A detail of a piece with a sentence about it, as wide as two cards. */
export interface Detail {
  image: Image;
  caption: string;
}

/** One place of a list: a piece, which a detail shows over two places, or a lot. */
export type ShelfCell = { number: number; card: View<'card'>; detail: Detail | null } | ({ number: number } & FacedLot);

/** What `/api/shelf` answers. */
export interface MoreCells {
  cells: ShelfCell[];
  /** The cursor of what comes next; null at the end. */
  next: string | null;
}

export interface ShelfPage extends MoreCells {
  counts: { version: number; data: ShelfCounts };
  before: number;
  corrected: string | null;
  synonyms: [typed: string, meaning: string][];
}

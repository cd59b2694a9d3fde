/** What pages about drops are made of. */
import type { Image } from '#contract/photograph/image.ts';
import type { DropView } from './drop.ts';

export interface DropPiece {
  productId: string;
  slug: string;
  sku: string;
  title: string;
  maker: string;
  variantTitle: string;
  priceAmount: number;
  currency: string;
  image: Image | null;
}

/** By SKU: the numbers that can be chosen now, of pieces that have some. */
export type FreeNumbers = Record<string, number[]>;

/** What doesn't change with every ticket and every sale: the rest comes live. */
export type DropFacts = Pick<
  DropView,
  | 'id'
  | 'slug'
  | 'title'
  | 'state'
  | 'entriesFrom'
  | 'opensAt'
  | 'closesAt'
  | 'keptFrom'
  | 'isKept'
  | 'ending'
  | 'perPerson'
  | 'accountHours'
  | 'admissionSeconds'
  | 'admitPerMinute'
  | 'size'
  | 'seedCommitment'
> & { description: string; announcedAt: string; hasPublicNumber: boolean; publicRound: number | null };

export interface DropPage {
  drop: DropFacts;
  pieces: DropPiece[];
}

export type DropOfPiece = Pick<
  DropView,
  'id' | 'slug' | 'title' | 'state' | 'opensAt' | 'openedAt' | 'keptFrom' | 'isKept'
> & {
  skus: string[];
};

export type ListedDrop = Pick<
  DropFacts,
  'slug' | 'title' | 'state' | 'entriesFrom' | 'opensAt' | 'size' | 'isKept' | 'ending'
> & {
  entries: number;
  admittedThrough: number;
  available: number;
  held: number;
  /** Sold out: what comes back before it closes is sold in it again. */
  takesBack: boolean;
  skus: string[];
};

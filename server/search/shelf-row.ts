import { lowStock } from '#domain/stock/stock-state.ts';

/** What the index knows of a piece or a lot. */
export interface ShelfRow {
  /** A piece's number; a lot's, below zero. */
  number: number;
  id: string;
  /** Whether it can be found at all: it is published and has a price. */
  listed: boolean;
  maker: string;
  form: string;
  materials: readonly string[];
  /** Slugs. */
  collections: readonly string[];
  /** The lowest price, in minor units. */
  amount: number;
  heightMm: number | null;
  /** Epoch milliseconds. */
  createdAt: number;
  position: number;
  availability: Availability;
  /** Pieces: how many can be bought now. */
  available: number;
  /** Lots: when it ends, in epoch milliseconds. */
  endsAt: number | null;
}

/** As bits, of which a row may have several: a scarce piece is in stock too. */
export const availabilities = { in_stock: 1, scarce: 2, sold_out: 4, auction: 8, soon: 16, in_bags: 32 } as const;
export type AvailabilityName = keyof typeof availabilities;
export type Availability = number;

/** @param left available, or in bags */
export function availabilityOf(available: number, left: number): Availability {
  if (left <= 0) return availabilities.sold_out;
  if (available <= 0) return availabilities.in_bags;
  return availabilities.in_stock | (available <= lowStock ? availabilities.scarce : 0);
}

export const sizes = ['small', 'medium', 'large', 'tall'] as const;
export type SizeName = (typeof sizes)[number];
/** A size reaches up to this height, in millimetres; the last has no end. */
const sizeEnds = [100, 200, 300];
/** Of what has no height. */
export const noSize = sizes.length;

export function sizeOf(heightMm: number | null): number {
  if (heightMm === null) return noSize;
  const place = sizeEnds.findIndex((end) => heightMm < end);
  return place < 0 ? sizeEnds.length : place;
}

/** The parts of a material's label: `Stoneware, celadon` has two. */
export const materialsOf = (label: string): string[] =>
  label
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));

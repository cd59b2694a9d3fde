import type { FacetValue } from './facet-count.ts';
import type { Place } from './first-places.ts';
import type { AvailabilityName, SizeName } from './shelf-row.ts';

export const shelfSorts = ['relevance', 'featured', 'newest', 'few', 'price', '-price', 'closing'] as const;
export type ShelfSort = (typeof shelfSorts)[number];

export interface ShelfChoice {
  collection: readonly string[];
  maker: readonly string[];
  form: readonly string[];
  material: readonly string[];
  availability: readonly AvailabilityName[];
  size: readonly SizeName[];
  /** Minor units, both included. */
  minPrice: number | null;
  maxPrice: number | null;
}

export interface ShelfQuery extends ShelfChoice {
  /** A collection's page: nothing outside it counts. */
  within: string | null;
  /** Whether lots count, or pieces alone. */
  lots: boolean;
  sort: ShelfSort;
  limit: number;
  /** Only what comes after it is given. */
  after: Place | null;
}

export const facetNames = ['availability', 'form', 'material', 'maker', 'size', 'collection'] as const;
export type FacetName = (typeof facetNames)[number];

export interface ShelfFound {
  found: { id: string; number: number; place: Place }[];
  pieces: number;
  lots: number;
  /** How many stand before the first of `found`. */
  before: number;
  /** Each value that occurs before any choice, with how many a choice of it gives; the most frequent first. */
  facets: Record<FacetName, FacetValue[]>;
  /** The prices of what is found, but for the choice of a price. */
  amounts: Int32Array;
  /** The numbers of the newest pieces that are found, the newest first. */
  newest: number[];
}

export interface Shelf {
  id: string;
  slug: string;
}

/** All that decides which others are related to a piece, but for those others. */
export interface RelatedBy {
  id: string;
  maker: string;
  /** Null: it has none. */
  makerSlug: string | null;
  form: string;
  shelves: readonly Shelf[];
}

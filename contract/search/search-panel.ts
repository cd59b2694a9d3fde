import type { FacedLot } from '#contract/auction/lot-face.ts';
import type { View } from '#contract/wire/views.ts';

export interface Counted {
  value: string;
  count: number;
}

/** What the search over a page shows, of what is typed or of nothing yet: what `/api/search` answers. */
export interface SearchPanel {
  pieces: View<'card'>[];
  lots: FacedLot[];
  /** How many pieces and lots there are in all. */
  total: number;
  /** Where nothing has all the words that were typed: those of them that something has, the rarest first. */
  parts: Counted[];
  /** Of all pieces, where nothing is typed, or too little is found. */
  forms: Counted[];
  /** Glazes and bodies that are called so. */
  materials: Counted[];
  makers: Counted[];
  collections: { slug: string; title: string }[];
  corrected: string | null;
  synonyms: [typed: string, meaning: string][];
}

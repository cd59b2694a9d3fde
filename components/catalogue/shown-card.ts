import type { CardView } from '#contract/catalogue/catalogue.ts';
import { isGone } from '#contract/catalogue/gone.ts';

/** What a card shows: of a piece that was taken out of the shop what it said before, with nothing left. */
export const shownCard = (live: CardView, before: Omit<CardView, 'stock' | 'secondFile'>): CardView =>
  isGone(live) ? { secondFile: null, ...before, stock: live.stock } : live;

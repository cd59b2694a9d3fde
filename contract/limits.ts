/** Constants without zod, so that pages don't load the validation library. */
export const maxTopicsPerWatch = 200;

/** `''`: what answers the words best, or the house's order. */
export const shelfSortNames = ['', 'newest', 'few', 'price', '-price', 'closing'] as const;
export type ShelfSortName = (typeof shelfSortNames)[number];
export const shelfAvailabilities = ['in_stock', 'scarce', 'auction', 'soon', 'sold_out'] as const;
export type ShelfAvailability = (typeof shelfAvailabilities)[number];
export const shelfSizes = ['small', 'medium', 'large', 'tall'] as const;
/** How many a page of the shop shows at first, and how many more each time. */
export const shelfStep = 36;

export const resultsStep = 24;

export const longestMessage = 2_000;

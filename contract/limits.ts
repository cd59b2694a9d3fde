/**
 * Numbers and words of the contract that pages need without its schemas: what a browser loads on every
 * page must not bring the validation library with it.
 */
export const maxTopicsPerWatch = 200;

export const catalogueSorts = ['hung', 'new', 'few', 'price', 'price-down'] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

/** How many pieces a list shows at first, and adds with each "Show more". */
export const catalogueStep = 24;

/** The same for the results of auctions. */
export const resultsStep = 24;

/** The most characters of one message about an order. */
export const longestMessage = 2_000;

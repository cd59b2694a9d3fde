/** Constants without zod, so that pages don't load the validation library. */
export const maxTopicsPerWatch = 200;

export const catalogueSorts = ['hung', 'new', 'few', 'price', 'price-down'] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

export const catalogueStep = 24;

export const resultsStep = 24;

export const longestMessage = 2_000;

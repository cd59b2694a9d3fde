/** Constants without zod, so that pages don't load the validation library. */
export const maxTopicsPerWatch = 200;

/** `''`: what answers the words best, or the house's order. */
export const shelfSortNames = ['', 'newest', 'few', 'price', '-price', 'closing'] as const;
export type ShelfSortName = (typeof shelfSortNames)[number];
export const shelfAvailabilities = ['in_stock', 'scarce', 'in_bags', 'auction', 'soon', 'sold_out'] as const;
export type ShelfAvailability = (typeof shelfAvailabilities)[number];
export const shelfSizes = ['small', 'medium', 'large', 'tall'] as const;
export type ShelfSize = (typeof shelfSizes)[number];
/** How many a page of the shop shows at first, and how many more each time. */
export const shelfStep = 36;
/** How many makers the page of all of them shows at once. */
export const makersStep = 48;

export const resultsStep = 24;

export const longestMessage = 2_000;

export const longestReview = 1_000;
export const longestSignature = 60;
export const longestReason = 500;
export const longestQuestion = 500;
export const longestAnswer = 1_000;
/** Of one person, that nobody has answered yet. */
export const mostOpenQuestions = 10;
/** How many reviews, and questions, a piece's page shows at first; and how many more each time. */
export const reviewsAtFirst = 3;
export const reviewsStep = 20;

export const maxCodes = 5;

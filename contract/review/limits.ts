export const longestReview = 1_000;
export const longestSignature = 60;

/** How many reviews, and questions, a piece's page shows at first; and how many more each time. */
export const reviewsAtFirst = 3;
export const reviewsStep = 20;

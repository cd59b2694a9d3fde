/** So many days after a delivery its buyer is asked for a review, once. By then the piece has been used. */
export const askAfterDays = 7;

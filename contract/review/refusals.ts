export const reviewRefusals = {
  review_not_possible: 409,
} as const;

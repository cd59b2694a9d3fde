export const promotionRefusals = {
  promotion_not_applicable: 409,
  code_taken: 409,
} as const;

export const priceRefusals = {
  price_schedule: 409,
} as const;

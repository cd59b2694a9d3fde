export const paymentRefusals = {
  payment_declined: 402,
  card_needed: 409,
  payments_not_set_up: 503,
  seller_not_set_up: 503,
} as const;

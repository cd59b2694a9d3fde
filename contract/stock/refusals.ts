export const stockRefusals = {
  out_of_stock: 409,
  below_reserved: 409,
  beyond_edition: 409,
  number_taken: 409,
  numbering_not_possible: 409,
  stock_moved: 409,
  price_unconfirmed: 409,
  price_changed: 409,
} as const;

export const returnRefusals = {
  return_not_possible: 409,
  vat_not_refundable: 409,
} as const;

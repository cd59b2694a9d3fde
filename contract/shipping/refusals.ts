export const shippingRefusals = {
  tracking_number_taken: 409,
} as const;

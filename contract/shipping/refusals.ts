export const shippingRefusals = {
  tracking_number_taken: 409,
  nothing_to_send: 409,
  parcel_has_left: 409,
} as const;

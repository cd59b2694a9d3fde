export const orderRefusals = {
  payment_in_progress: 409,
  payment_disputed: 409,
  dispute_unconfirmed: 409,
  capture_failed: 409,
  no_bank_account: 409,
  wrong_amount: 409,
  refund_too_large: 409,
  illegal_transition: 409,
  address_fixed: 409,
  won_lot_binds: 409,
  extension_not_possible: 409,
  release_not_possible: 409,
} as const;

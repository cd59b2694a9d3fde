export const sessionRefusals = {
  link_ended: 410,
  address_taken: 409,
  last_way_in: 409,
  last_owner: 409,
  codes_need_password: 409,
  passkey_limit: 409,
  step_up_required: 403,
  step_up_failed: 403,
} as const;

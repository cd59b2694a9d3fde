export const customerRefusals = {
  customer_blocked: 403,
  customer_not_deletable: 409,
} as const;

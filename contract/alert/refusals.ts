export const alertRefusals = {
  in_stock: 409,
  alert_limit: 409,
  list_too_wide: 409,
  shop_is_open: 409,
} as const;

export const tariffRefusals = {
  not_deliverable: 409,
  tariff_changed: 409,
  zone_taken: 409,
  weights_overlap: 409,
  last_zone: 409,
  country_missing: 409,
  prices_meaning: 409,
} as const;

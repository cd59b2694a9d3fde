export const catalogueRefusals = {
  sku_taken: 409,
  slug_taken: 409,
  text_changed: 409,
  import_under_way: 409,
} as const;

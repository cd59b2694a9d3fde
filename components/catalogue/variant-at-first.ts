import type { VariantView } from '#contract/catalogue/catalogue.ts';

/** The variant a page begins with: the one asked for, else the first that is available, else the first. */
export const variantAtFirst = (variants: readonly VariantView[], sku: string | undefined): VariantView | undefined =>
  variants.find((variant) => variant.sku === sku) ??
  variants.find((variant) => variant.stock.available > 0) ??
  variants[0];

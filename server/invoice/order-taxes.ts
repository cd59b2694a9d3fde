import { type DocumentContent, taxGroupsSchema } from '#contract/invoice/invoice.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import { includedTax } from '#domain/money/tax-of.ts';
import { settings } from '#server/config/settings.ts';

interface TaxedOrder {
  taxes: unknown;
  totalAmount: number;
  /** Null: it was placed before rates were kept with orders. */
  taxCountry: string | null;
}

/**
 * An order's tax by rate, as it was fixed when it was placed. For one from before rates were kept with orders, the shop's one
 * rate stands, if it states one now.
 */
export function orderTaxes({ taxes, totalAmount, taxCountry }: TaxedOrder): DocumentContent['taxes'] {
  const kept = taxGroupsSchema.parse(taxes);
  const { SHOP_VAT_PERCENT: percent } = settings();
  if (kept.length > 0 || percent === undefined || taxCountry !== null) return kept;
  const basisPoints = basisPointsOf(percent);
  const tax = includedTax(totalAmount, basisPoints);
  return [{ basisPoints, net: totalAmount - tax, tax, gross: totalAmount }];
}

import { type DocumentContent, taxGroupsSchema } from '#contract/order/invoice.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import { includedTax } from '#domain/money/tax-of.ts';
import { settings } from '#server/config/settings.ts';

/**
 * An order's tax by rate, as it was fixed when it was placed. One that has none was placed before rates were kept with orders,
 * or when none was stated: the shop's one rate stands for it, where it states one now.
 */
export function orderTaxes({ taxes, totalAmount }: { taxes: unknown; totalAmount: number }): DocumentContent['taxes'] {
  const kept = taxGroupsSchema.parse(taxes);
  const { SHOP_VAT_PERCENT: percent } = settings();
  if (kept.length > 0 || percent === undefined) return kept;
  const basisPoints = basisPointsOf(percent);
  const tax = includedTax(totalAmount, basisPoints);
  return [{ basisPoints, net: totalAmount - tax, tax, gross: totalAmount }];
}

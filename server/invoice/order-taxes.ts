import { type DocumentContent, taxGroupsSchema } from '#contract/invoice/invoice.ts';
import { includedTax } from '#domain/money/tax-of.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { flatBasisPoints } from '#server/tariff/flat-rate.ts';

interface TaxedOrder {
  taxes: unknown;
  totalAmount: number;
  /** Null: it was placed before rates were kept with orders. */
  taxCountry: string | null;
  /** The shop's one rate now, in basis points; null: it states none. */
  flatRate: number | null;
}

/** Returns the shop's one rate where one of these orders may need it: it was placed before rates were kept with orders. */
export const flatRateOf = async (
  tx: Statements,
  orders: readonly { taxCountry: string | null }[],
): Promise<number | null> =>
  orders.some(({ taxCountry }) => taxCountry === null) ? flatBasisPoints(await readShop(tx)) : null;

/**
 * An order's tax by rate, as it was fixed when it was placed. For one from before rates were kept with orders, the shop's one
 * rate stands, if it states one now.
 */
export function orderTaxes({ taxes, totalAmount, taxCountry, flatRate }: TaxedOrder): DocumentContent['taxes'] {
  const kept = taxGroupsSchema.parse(taxes);
  if (kept.length > 0 || flatRate === null || taxCountry !== null) return kept;
  const tax = includedTax(totalAmount, flatRate);
  return [{ basisPoints: flatRate, net: totalAmount - tax, tax, gross: totalAmount }];
}

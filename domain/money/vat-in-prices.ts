import type { TaxTerms } from './tax-rates.ts';

/**
 * How prices stand to VAT, for everybody alike. `included_where_due`: the same price where none is due. `added`,
 * `added_where_due`: the price is without it. `unstated`: there is none to speak of.
 */
export const vatInPrices = ['included', 'included_where_due', 'added', 'added_where_due', 'unstated'] as const;
export type VatInPrices = (typeof vatInPrices)[number];

export function vatInPricesOf({
  rule,
  pricesInclude,
  flatBasisPoints,
}: Pick<TaxTerms, 'rule' | 'pricesInclude' | 'flatBasisPoints'>): VatInPrices {
  if (rule === 'destination') return pricesInclude ? 'included_where_due' : 'added_where_due';
  if (rule === 'unstated' && flatBasisPoints === 0) return 'unstated';
  if (pricesInclude) return 'included';
  return rule === 'unstated' && flatBasisPoints === null ? 'unstated' : 'added';
}

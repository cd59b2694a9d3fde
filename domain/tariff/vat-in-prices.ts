import type { TaxTerms } from './tax-rates.ts';

/**
 * How prices stand to VAT, for everybody alike. `included_where_due`: the same price where none is due. `added`,
 * `added_where_due`: the price is without it. `exempt`: the seller charges none. `unstated`: pages don't mention it.
 */
export const vatInPrices = [
  'included',
  'included_where_due',
  'added',
  'added_where_due',
  'exempt',
  'unstated',
] as const;
export type VatInPrices = (typeof vatInPrices)[number];

export function vatInPricesOf({
  rule,
  pricesInclude,
  flatBasisPoints,
}: Pick<TaxTerms, 'rule' | 'pricesInclude' | 'flatBasisPoints'>): VatInPrices {
  if (rule === 'exempt') return 'exempt';
  if (rule === 'destination') return pricesInclude ? 'included_where_due' : 'added_where_due';
  // Nobody has said yet whether there is any VAT: "VAT included" would be a guess.
  if (rule === 'unstated' && !flatBasisPoints) return 'unstated';
  return pricesInclude ? 'included' : 'added';
}

import type { LotFilter } from '#contract/auction/lot-filter.ts';
import { resultsStep } from '#contract/limits.ts';

export const choicesOf = ({ show: _, ...choices }: LotFilter): number =>
  Object.values(choices).filter((value) => value !== '' && value !== false).length;

export const isFiltered = (filter: LotFilter): boolean => choicesOf(filter) > 0;

export function addressOfFilter(filter: LotFilter): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === '' || value === false || (name === 'show' && value === resultsStep)) continue;
    words.set(name, value === true ? '1' : String(value));
  }
  return words.size > 0 ? `/auctions?${words}` : '/auctions';
}

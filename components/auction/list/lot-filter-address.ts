import { lotParametersOf } from '#contract/auction/lot-address.ts';
import type { LotFilter } from '#contract/auction/lot-filter.ts';

export const choicesOf = ({ show: _, ...choices }: LotFilter): number =>
  Object.values(choices).filter((value) => value !== '' && value !== false).length;

export const isFiltered = (filter: LotFilter): boolean => choicesOf(filter) > 0;

export function addressOfFilter(filter: LotFilter): string {
  const words = lotParametersOf(filter);
  return words.size > 0 ? `/auctions?${words}` : '/auctions';
}

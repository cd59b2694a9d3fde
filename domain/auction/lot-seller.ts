/**
 * Who sells a lot, and what follows for a consumer: Directive 2011/83/EU, Articles 2(13), 9 and 16(k). Not legal advice.
 */
import { type Artist, hasResaleRight, resaleRightRule } from './resale-right.ts';

export const sellers = ['house', 'trader', 'private'] as const;
export type Seller = (typeof sellers)[number];

/** `fourteen_days`: from the house or a trader, online alone; `none_private`: no trader sells; `none_attended`: a public auction. */
export type LotWithdrawal = 'fourteen_days' | 'none_private' | 'none_attended';

/** @param attended people may bid at the sale in person */
export function lotWithdrawal({ soldBy, attended }: { soldBy: Seller; attended: boolean }): LotWithdrawal {
  if (soldBy === 'private') return 'none_private';
  return attended ? 'none_attended' : 'fourteen_days';
}

interface ResaleAsked {
  /** The shop's country, by ISO 3166 code; empty: not known. */
  country: string;
  /** The day, as `2026-11-25`. */
  day: string;
  currency: string;
  artist: Artist | null;
}

/**
 * Returns from which hammer price on the artist's resale right is owed, in minor units, or null if nothing is owed or no
 * rule is known for the country and currency.
 */
export function resaleRightFrom({ country, day, currency, artist }: ResaleAsked): number | null {
  const rule = resaleRightRule(country, day);
  if (!rule || rule.currency !== currency || !artist || !hasResaleRight(artist, { rule, day })) return null;
  return rule.threshold;
}

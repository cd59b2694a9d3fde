import { standardTaxClass } from './rate-of.ts';

/**
 * `unstated`: one rate for everything, or none; `origin`: the shop's own; `destination`: those of where it goes;
 * `exempt`: a small business that charges none.
 */
export const taxRules = ['unstated', 'origin', 'destination', 'exempt'] as const;
export type TaxRule = (typeof taxRules)[number];

export interface TaxRate {
  country: string;
  /** Empty: all of the country. */
  region: string;
  class: string;
  basisPoints: number;
}

export interface TaxTerms {
  rule: TaxRule;
  /** The shop's country; empty: it hasn't said, so no rule by country applies. */
  origin: string;
  pricesInclude: boolean;
  /** The rate of `unstated`; null: no rate is stated. */
  flatBasisPoints: number | null;
  /** Those in force. */
  rates: readonly TaxRate[];
  /** The seller's own sentence of an exempt business; empty: that of its country. */
  exemptNote: string;
}

export interface Destination {
  country: string;
  region?: string | undefined;
  postalCode: string;
}

/** Whose tax an order has. @param destination null: not known yet */
export const taxCountry = ({ rule, origin }: TaxTerms, destination: Destination | null): string =>
  rule === 'destination' && destination ? destination.country : origin;

/**
 * The rates of an order, by tax class. A region's own go before its country's; a country without any has none.
 * @param destination null: not known yet, so it is taxed where the shop is
 * @returns null if the shop states no rate, or charges no VAT
 */
export function ratesFor(terms: TaxTerms, destination: Destination | null): ReadonlyMap<string, number> | null {
  const { rule, flatBasisPoints, rates } = terms;
  if (rule === 'exempt') return null;
  if (rule === 'unstated') return flatBasisPoints === null ? null : new Map([[standardTaxClass, flatBasisPoints]]);
  const there = rule === 'destination' ? destination : null;
  const country = taxCountry(terms, destination);
  const inCountry = rates.filter((rate) => rate.country === country);
  const inRegion = inCountry.filter(({ region }) => region !== '' && region === there?.region);
  return new Map(
    [...inCountry.filter(({ region }) => region === ''), ...inRegion].map((rate) => [rate.class, rate.basisPoints]),
  );
}

import { expect, it } from 'vitest';
import { ratesFor, type TaxTerms } from './tax-rates.ts';

const terms: TaxTerms = {
  rule: 'destination',
  exemptNote: '',
  origin: 'ES',
  pricesInclude: true,
  flatBasisPoints: 2_100,
  rates: [
    { country: 'ES', region: 'Canarias', class: 'standard', basisPoints: 700 },
    { country: 'ES', region: '', class: 'standard', basisPoints: 2_100 },
    { country: 'ES', region: '', class: 'books', basisPoints: 400 },
    { country: 'FR', region: '', class: 'standard', basisPoints: 2_000 },
  ],
};
const to = (country: string, region?: string) => ({ country, region, postalCode: '1' });
const of = (rates: ReadonlyMap<string, number> | null) => rates && Object.fromEntries(rates);

it.each([
  ['where it goes', terms, to('FR'), { standard: 2_000 }],
  ['a region before its country', terms, to('ES', 'Canarias'), { standard: 700, books: 400 }],
  ['a country without a rate', terms, to('US'), {}],
  ['nowhere known yet', terms, null, { standard: 2_100, books: 400 }],
  ['the shop’s own', { ...terms, rule: 'origin' as const }, to('FR'), { standard: 2_100, books: 400 }],
  ['one for everything', { ...terms, rule: 'unstated' as const }, to('FR'), { standard: 2_100 }],
  ['none', { ...terms, rule: 'unstated' as const, flatBasisPoints: null }, to('FR'), null],
])('rates: %s', (_, given, destination, expected) => expect(of(ratesFor(given, destination))).toEqual(expected));

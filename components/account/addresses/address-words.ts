import type { Address } from '#contract/address.ts';
import { countryName } from '../../delivery/countries.ts';

/** In one line. */
export const addressWords = ({ name, line1, line2, postalCode, city, region, country }: Address): string =>
  [name, line1, line2, `${postalCode} ${city}`, region, countryName(country)].filter(Boolean).join(', ');

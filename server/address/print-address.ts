import { formatAddress } from 'localized-address-format';
import type { Address } from '#contract/address/address.ts';
import { countryName } from '#domain/address/country-name.ts';
import { postcodeAsWritten } from '#domain/address/postcode-written.ts';
import { regionAsWritten } from '#domain/address/regions.ts';

/**
 * An address as the post of its country writes it, in Latin letters, with the country below: on pages, papers and in mails.
 * Nothing that somebody gave is left out, also where that country's post has no place for it.
 */
export function printAddress(address: Address, company?: string | null): string[] {
  const { name, line1, line2 = '', city, country } = address;
  const region = regionAsWritten(country, address.region ?? '');
  const postalCode = postcodeAsWritten(country, address.postalCode);
  const places = placesOf(country);
  const left = (part: string, place: string) => (part === '' || places.includes(place) ? [] : [part]);
  const isCountry = places.includes(city.toUpperCase());
  const street = [line1, line2, ...(isCountry ? [] : left(city, 'CITY'))].filter(Boolean);
  const lines = formatted(country, { name, company, street, city, region, postalCode });
  return [...lines, ...left(region, 'REGION'), ...left(postalCode, 'CODE'), countryName(country)];
}

interface Parts {
  name: string;
  company?: string | null | undefined;
  street: string[];
  city: string;
  region: string;
  postalCode: string;
}

function formatted(country: string, { name, company, street, city, region, postalCode }: Parts): string[] {
  const parts = {
    postalCountry: country,
    name,
    addressLines: street,
    locality: city,
    ...(company ? { organization: company } : {}),
    ...(region ? { administrativeArea: region } : {}),
    ...(postalCode ? { postalCode } : {}),
  };
  return formatAddress(parts, 'latin').map(tidied).filter(Boolean);
}

/** Which parts a country's post has a place for: its format with their names. */
const placesOf = (country: string): string =>
  formatted(country, { name: '', street: ['-'], city: 'CITY', region: 'REGION', postalCode: 'CODE' }).join('\n');

/** Without what stood between parts that weren't given. */
const tidied = (line: string) => line.replace(/^[\s,-]+|[\s,-]+$/g, '').replace(/\s+/g, ' ');

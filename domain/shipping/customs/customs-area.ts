import { isInEuMarket } from '#domain/catalogue/eu-market.ts';

/** Members of the EU's market that are outside its customs union: the European Economic Area's other three. */
const outsideUnion = new Set(['IS', 'LI', 'NO']);

/**
 * Parts of EU countries that parcels reach with a customs form, since they are outside its customs territory or its VAT
 * territory: Regulation (EU) 952/2013, Article 4, and Directive 2006/112/EC, Article 6. By the beginning of a postcode.
 */
const apart: Readonly<Record<string, RegExp>> = {
  DE: /^(27498|78266)/, // Heligoland, Büsingen
  ES: /^(35|38|51|52)/, // the Canary Islands, Ceuta, Melilla
  FI: /^22/, // Åland
  FR: /^9[78]/, // overseas
  GR: /^63086/, // Mount Athos
  IT: /^23041/, // Livigno
};

export interface CustomsPlace {
  /** ISO 3166 code. */
  country: string;
  postalCode: string;
}

function areaOf({ country, postalCode }: CustomsPlace): string {
  const code = postalCode.replaceAll(/[\s-]/g, '');
  if (country === 'MC') return 'EU';
  if (!isInEuMarket(country) || outsideUnion.has(country)) return country;
  return apart[country]?.test(code) ? `${country} ${code.slice(0, 2)}` : 'EU';
}

/** Returns whether a parcel between the two needs a customs form. Northern Ireland (postcodes BT) trades goods as the EU does. */
export function needsCustomsForm(from: CustomsPlace, to: CustomsPlace): boolean {
  return area(from) !== area(to);
}

const area = (place: CustomsPlace): string =>
  place.country === 'GB' && /^BT/i.test(place.postalCode.trim()) ? 'EU' : areaOf(place);

/** Tells whether customs may ask the receiver of a parcel from the shop for duty and tax. An unknown country of the shop's says nothing. */
export const crossesCustoms = (shopCountry: string, to: CustomsPlace): boolean =>
  shopCountry !== '' && needsCustomsForm({ country: shopCountry, postalCode: '' }, to);

/** The countries to which deliveries count as within the European Union for VAT: its countries, and Monaco, which is treated as France. */
export const inUnion: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE MC'.split(' '),
);

/**
 * Parts of its countries where its VAT doesn't apply, by postcode: Article 6 of Directive 2006/112/EC. The French overseas
 * departments, the Faroes and Greenland have country codes of their own.
 */
const outside: Readonly<Record<string, RegExp>> = {
  // Büsingen and Heligoland.
  DE: /^(78266|27498)$/,
  // The Canary Islands, Ceuta and Melilla.
  ES: /^(35|38|51|52)/,
  // Åland.
  FI: /^22/,
  // Mount Athos.
  GR: /^63086$/,
  // Livigno and Campione d'Italia.
  IT: /^(23041|22061)$/,
};

export interface VatPlace {
  /** ISO 3166. */
  country: string;
  postalCode: string;
}

/** The country whose VAT territory a place is in, Northern Ireland as `XI`; null: outside the Union. */
export function vatTerritory({ country, postalCode }: VatPlace): string | null {
  const postcode = postalCode.replaceAll(/\s/g, '');
  if (country === 'GB') return /^BT/i.test(postcode) ? 'XI' : null;
  if (!inUnion.has(country) || outside[country]?.test(postcode)) return null;
  return country === 'MC' ? 'FR' : country;
}

/** Tells whether goods leave the Union, which is free of its VAT: Article 146 of Directive 2006/112/EC. @param from ISO 3166 */
export const isExport = (from: string, to: VatPlace): boolean => inUnion.has(from) && vatTerritory(to) === null;

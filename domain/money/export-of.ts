/** Where deliveries count as within the European Union for VAT: its countries, and Monaco, which is treated as France. */
const inUnion: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE MC'.split(' '),
);

interface Place {
  country: string;
  postalCode: string;
}

/** Goods for Northern Ireland are treated as within the Union. */
const isInUnion = ({ country, postalCode }: Place): boolean =>
  inUnion.has(country) || (country === 'GB' && /^BT/i.test(postalCode.trim()));

/** Whether goods leave the Union, which is free of its VAT: Article 146 of Directive 2006/112/EC. @param from ISO 3166 */
export const isExport = (from: string, to: Place): boolean => inUnion.has(from) && !isInUnion(to);

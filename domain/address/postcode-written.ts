/** The two groups of a postcode, as the post of its country writes it. What doesn't fit stays as it was typed. */
const groups: Readonly<Record<string, RegExp>> = {
  BR: /^(\d{5})(\d{3})$/,
  CA: /^([A-Z]\d[A-Z])(\d[A-Z]\d)$/,
  CZ: /^(\d{3})(\d{2})$/,
  GB: /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/,
  GR: /^(\d{3})(\d{2})$/,
  IE: /^([A-Z]\d[\dW])([A-Z\d]{4})$/,
  JP: /^(\d{3})(\d{4})$/,
  MT: /^([A-Z]{3})(\d{4})$/,
  NL: /^(\d{4})([A-Z]{2})$/,
  PL: /^(\d{2})(\d{3})$/,
  PT: /^(\d{4})(\d{3})$/,
  SE: /^(\d{3})(\d{2})$/,
  SK: /^(\d{3})(\d{2})$/,
};
const hyphened = new Set(['BR', 'JP', 'PL', 'PT']);

/** A postcode as it is written on a parcel: `sw1a1aa` in GB is `SW1A 1AA`, `L-1855` in LU is `1855`. */
export function postcodeAsWritten(country: string, typed: string): string {
  const upper = typed.trim().toUpperCase().replace(/\s+/g, ' ');
  const own = upper.replace(new RegExp(`^(${country}|${country[0]})[ -](?=\\d)`), '');
  const [, first, second] = groups[country]?.exec(own.replaceAll(/[\s-]/g, '')) ?? [];
  return first && second ? `${first}${hyphened.has(country) ? '-' : ' '}${second}` : own;
}

const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' });

/** Codes of groups of countries and of none. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Today's code for one that may be an older one. @returns null if it is no country's */
function currentCode(code: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const current = new Intl.Locale(`und-${code}`).region ?? code;
  return noCountries.has(current) || names.of(current) === undefined ? null : current;
}

/** @param code an ISO 3166 code @returns the code itself where it names no country */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) && names.of(code)) || code;

/** Returns a name for comparing: without marks, `&` as a word. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Every country’s ISO 3166 code. */
export const allCountries: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => currentCode(code) === code);

const byName = new Map([
  ...allCountries.map((code) => [plain(countryName(code)), code] as const),
  ...[
    ['great britain', 'GB'],
    ['usa', 'US'],
    ['united states of america', 'US'],
    ['czech republic', 'CZ'],
    ['holland', 'NL'],
    ['turkey', 'TR'],
    ['hong kong', 'HK'],
    ['macao', 'MO'],
  ].map(([name = '', code = '']) => [name, code] as const),
]);

/** @param typed a name or a code: `France`, `fr` @returns its code; null: there is no such country */
export const countryCalled = (typed: string): string | null =>
  byName.get(plain(typed)) ?? currentCode(typed.trim().toUpperCase());

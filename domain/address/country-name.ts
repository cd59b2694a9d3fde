const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'code' });

/** @param code an ISO 3166 code @returns the code itself where it names no country */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);

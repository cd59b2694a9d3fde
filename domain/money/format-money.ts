const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  formats.set(key, known);
  return known;
}

/**
 * An amount as people read it: `€1,240` for whole amounts, `€48.17` otherwise, with a true minus.
 *
 * @param amount integer minor units
 * @param currency ISO 4217; its number of minor digits is respected
 */
export function formatMoney(amount: number, currency: string, locale = 'en-GB'): string {
  const format = formatOf(currency, locale);
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits).replace('-', '−');
}

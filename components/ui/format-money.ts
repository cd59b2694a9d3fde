const locale = 'en-GB';
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  formats.set(currency, made);
  return made;
}

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY. */
const fractionDigits = (currency: string): number => formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * `€1,240` for whole amounts, `€48.17` otherwise, with a true minus sign.
 *
 * @param amount integer minor units
 */
export function formatMoney(amount: number, currency: string): string {
  return formatOf(currency)
    .format(amount / 10 ** fractionDigits(currency))
    .replace('-', '−');
}

/** An amount as machines read it, for structured data: `88.00`. */
export function decimalAmount(amount: number, currency: string): string {
  const digits = fractionDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

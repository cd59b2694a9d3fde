import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

/** The first `Intl.NumberFormat` of a page costs a desktop's processor 20 ms while the page wakes up. */
const symbols: Record<string, string> = { EUR: '€', GBP: '£', USD: '$' };
const twoDigits = 2;

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fractionDigitsOf(currency),
    maximumFractionDigits: fractionDigitsOf(currency),
    trailingZeroDisplay: 'stripIfInteger',
  });
  formats.set(currency, made);
  return made;
}

/** `€`; the code of a currency without a sign we know. */
export const signOf = (currency: string): string => symbols[currency] ?? currency;

/** `12,345`. @param count a whole number */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** `€1,240` for whole amounts, `€48.17` otherwise, with a true minus sign. @param amount integer minor units */
export function formatMoney(amount: number, currency: string): string {
  const symbol = symbols[currency];
  if (!symbol) {
    const format = formatOf(currency);
    return format.format(amount / 10 ** fractionDigitsOf(currency)).replace('-', '−');
  }
  const minor = Math.abs(amount);
  const rest = minor % 100;
  const text = symbol + grouped((minor - rest) / 100) + (rest === 0 ? '' : `.${String(rest).padStart(twoDigits, '0')}`);
  return amount < 0 ? `−${text}` : text;
}

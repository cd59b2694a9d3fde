/** Amounts and moments in what we write. Readers may be anywhere, so moments say that they are UTC. */
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** Made once per currency: it takes longer than everything else in a notice. */
function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fractionDigitsOf(currency),
    maximumFractionDigits: fractionDigitsOf(currency),
    trailingZeroDisplay: 'stripIfInteger',
  });
  formats.set(currency, format);
  return format;
}

/** `€1,240`, or `€48.17` where there are cents. */
export function moneyInWords(amount: number, currency: string): string {
  const format = formatOf(currency);
  return format.format(amount / 10 ** fractionDigitsOf(currency)).replace('-', '−');
}

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `Fri 20 Nov, 21:04 UTC`. @param at ISO 8601 */
export const momentInWords = (at: string): string => `${moment.format(new Date(at))} UTC`;

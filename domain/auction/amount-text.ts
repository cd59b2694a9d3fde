import { fractionDigitsOf } from '../money/fraction-digits.ts';
import { parseAmount } from '../money/parse-amount.ts';

/**
 * Reads a bid as typed. A point before three digits is refused: it parts thousands to some and is a fraction to others.
 * @returns integer minor units, or null for what is no amount of this currency
 */
export function readAmount(text: string, currency: string): number | null {
  const digits = fractionDigitsOf(currency);
  const plain = text.trim().replace(/^[^\d.,]+/, '');
  if (digits < 3 && /^\d+\.\d{3}$/.test(plain)) return null;
  const parsed = parseAmount(plain, digits);
  return parsed.ok ? parsed.value : null;
}

export function typedAmount(amount: number, currency: string): string {
  const digits = fractionDigitsOf(currency);
  const text = (amount / 10 ** digits).toFixed(digits);
  return text.replace(/\.0+$/, '');
}

import { fractionDigitsOf } from './fraction-digits.ts';

/** An amount as other programs read it: `88.00`. @param amount integer minor units */
export function decimalAmount(amount: number, currency: string): string {
  const digits = fractionDigitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

/** An amount as a person would type it, without sign or grouping: `88`, `88.50`. */
export function amountText(amount: number, currency: string): string {
  const digits = fractionDigitsOf(currency);
  const whole = amount % 10 ** digits === 0;
  return (amount / 10 ** digits).toFixed(whole ? 0 : digits);
}

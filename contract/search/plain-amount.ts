import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';

/** `80`, or `79.50`; nothing for what bounds nothing. */
export function plainAmount(typed: string): string {
  const digits = fractionDigitsOf(shopCurrency());
  const amount = parseAmount(typed, digits);
  if (!amount.ok) return '';
  const unit = 10 ** digits;
  return (amount.value / unit).toFixed(amount.value % unit === 0 ? 0 : digits);
}

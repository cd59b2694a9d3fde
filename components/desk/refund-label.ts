import { formatMoney } from '#components/ui/format/format-money.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';

/** Names the amount that a press refunds. @param all what goes back if no amount is typed, in minor units */
export function refundLabel(typed: string, { all, currency }: { all: number; currency: string }): string {
  if (typed.trim() === '') return `Refund ${formatMoney(all, currency)}`;
  const amount = parseAmount(typed, fractionDigitsOf(currency));
  // What is no amount is refused in words.
  return amount.ok ? `Refund ${formatMoney(amount.value, currency)}` : 'Refund';
}

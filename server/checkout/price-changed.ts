import type { Problem } from '#contract/errors.ts';
import { formatMoney } from '#domain/money/format-money.ts';
import type { OrderTotals } from '#domain/order/order-totals.ts';

/** The total isn't the one that the shopper saw. It is charged only once they have seen it. */
export function priceChanged({ totalAmount }: Pick<OrderTotals, 'totalAmount'>, currency: string): Problem {
  return {
    code: 'price_changed',
    message: `The total is ${formatMoney(totalAmount, currency)} now. Nothing was charged. Look at the new price and pay if you agree.`,
    totalAmount,
    currency,
  };
}

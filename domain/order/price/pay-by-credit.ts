import type { Credit } from './order-to-price.ts';

/** Credits pay one after the other, as much as each has. */
export function payByCredit(totalAmount: number, credits: readonly Credit[]): { id: string; amount: number }[] {
  let left = totalAmount;
  return credits.flatMap(({ id, balance }) => {
    const amount = Math.min(left, balance);
    left -= amount;
    return amount > 0 ? { id, amount } : [];
  });
}

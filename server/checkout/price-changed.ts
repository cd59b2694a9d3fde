import type { Problem } from '#contract/wire/problem.ts';

/** The total isn't the one that the shopper saw. It is charged only once they have seen it. */
export const priceChanged = (
  { totalAmount, toPayAmount = totalAmount }: { totalAmount: number; toPayAmount?: number },
  currency: string,
): Problem => ({
  code: 'price_changed',
  message: 'The total has changed since you saw it. Nothing was charged. Check the new total, then pay if you agree.',
  totalAmount,
  toPayAmount,
  currency,
});

/** The same at the desk, where nothing is charged yet. */
export const totalChanged = ({ totalAmount }: { totalAmount: number }, currency: string): Problem => ({
  code: 'price_changed',
  message: 'The total has changed since you saw it. Nothing was ordered. Check the new total, then create the order.',
  totalAmount,
  currency,
});

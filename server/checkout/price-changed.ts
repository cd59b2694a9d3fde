import type { Problem } from '#contract/errors.ts';

/** Charged only once the shopper has seen the new total. */
export const priceChanged = ({ totalAmount }: { totalAmount: number }, currency: string): Problem => ({
  code: 'price_changed',
  message: 'The total has changed since you saw it. Nothing was charged. Check the new total, then pay if you agree.',
  totalAmount,
  currency,
});

import type { CardForm } from '#contract/checkout.ts';
import { settings } from '#server/settings.ts';
import { stripeKeys } from './stripe/stripe-api.ts';

/** Null: the shop's pages take test cards. */
export function cardForm(): CardForm | null {
  const keys = stripeKeys();
  if (!keys) return null;
  return { publishableKey: keys.publishableKey, takenLater: settings().PAYMENT_CAPTURE === 'when_packed' };
}

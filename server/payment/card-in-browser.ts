import type { CardForm } from '#contract/checkout.ts';
import { settings } from '#server/settings.ts';
import { mollieKey } from './mollie/mollie-api.ts';
import { stripeKeys } from './stripe/stripe-api.ts';

/** Null: the shop's pages take test cards. */
export function cardForm(): CardForm | null {
  const keys = stripeKeys();
  if (!keys) return mollieKey() ? { provider: 'mollie' } : null;
  const { publishableKey } = keys;
  return { provider: 'stripe', publishableKey, takenLater: settings().PAYMENT_CAPTURE === 'when_packed' };
}

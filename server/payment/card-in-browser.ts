import type { CardForm } from '#contract/checkout/checkout.ts';
import { mollieKey } from './mollie/mollie-api.ts';
import { stripeKeys } from './stripe/stripe-api.ts';
import { methodTypes } from './stripe/stripe-methods.ts';

/** Null: the shop's pages take test cards. */
export function cardForm(): CardForm | null {
  const keys = stripeKeys();
  if (!keys) return mollieKey() ? { provider: 'mollie' } : null;
  const { publishableKey } = keys;
  return { provider: 'stripe', publishableKey, methods: methodTypes };
}

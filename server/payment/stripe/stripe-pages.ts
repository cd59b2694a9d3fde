import type { CardForm } from '#contract/checkout/checkout.ts';
import type { PagePolicy } from '../page-policy.ts';
import { stripeKeys } from './stripe-api.ts';
import { methodTypes } from './stripe-methods.ts';

/** What Stripe's script needs of a page, as it says itself: https://docs.stripe.com/security/guide#content-security-policy */
export const stripePages: PagePolicy = {
  pages: /^\/(checkout|account\/bidding)(?=[/?]|$)/,
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
  leadsTo: [],
  // Cards that a phone or a browser keeps are given by Stripe's frame.
  wallets: ['https://js.stripe.com'],
};

export function stripeForm(): CardForm | null {
  const keys = stripeKeys();
  return keys && { provider: 'stripe', publishableKey: keys.publishableKey, methods: methodTypes };
}

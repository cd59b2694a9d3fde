import type { Problem } from '#contract/errors.ts';
import { mollieKey } from './mollie/mollie-api.ts';
import { paymentsTaken } from './payments-taken.ts';
import { stripeKeys } from './stripe/stripe-api.ts';

export interface ClosedCheckout {
  /** What whoever wants to buy is told. */
  problem: Problem;
  /** What is missing, for whoever runs the shop. */
  missing: string;
}

/** Why nobody can pay in this shop, whatever they buy; null: they can. */
export async function whyCheckoutIsClosed(): Promise<ClosedCheckout | null> {
  return paymentsTaken() === 'none' ? { problem: noPayments, missing: missingKeys() } : null;
}

export const noPayments: Problem = {
  code: 'payments_not_set_up',
  message: 'We can’t take payments yet. Nothing was charged, and your bag stays as it is.',
};

const toTest = 'To place test orders before that, set TEST_PAYMENTS=1.';

function missingKeys(): string {
  const provider = stripeKeys() ? 'Stripe' : mollieKey() ? 'Mollie' : null;
  if (provider)
    return `The keys of ${provider} are test keys: no money would move. Set its live keys and start the shop again. ${toTest}`;
  return `No payment provider is set up. Set the keys of Stripe or Mollie and start the shop again. ${toTest}`;
}

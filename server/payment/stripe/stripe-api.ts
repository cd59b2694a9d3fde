import Stripe from 'stripe';
import { settings } from '#server/config/settings.ts';

export interface StripeKeys {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

/** Null: the shop doesn't take payments by Stripe. */
export function stripeKeys(): StripeKeys | null {
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET } = settings();
  if (!STRIPE_SECRET_KEY || !STRIPE_PUBLISHABLE_KEY || !STRIPE_WEBHOOK_SECRET) return null;
  return {
    secretKey: STRIPE_SECRET_KEY,
    publishableKey: STRIPE_PUBLISHABLE_KEY,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
  };
}

/** @throws Error if Stripe isn't set up */
export function requireStripeKeys(): StripeKeys {
  const keys = stripeKeys();
  if (!keys) throw new Error('Stripe is not set up.');
  return keys;
}

/** With live keys money moves. */
export const isStripeLive = (): boolean => /^.._live_/.test(stripeKeys()?.secretKey ?? '');

/** Longer than a bank takes that thinks, shorter than a shopper waits. */
const timeoutMs = 15_000;

let made: { key: string; base: string | undefined; api: Stripe } | undefined;

/** A broken connection is tried again twice, under the same key. @throws Error if Stripe isn't set up */
export function stripeApi(): Stripe {
  const { secretKey } = requireStripeKeys();
  const { stripe: base } = settings().STAND_INS;
  if (made?.key !== secretKey || made.base !== base) {
    const options = { maxNetworkRetries: 2, timeout: timeoutMs, telemetry: false, ...(base ? hostOf(base) : {}) };
    made = { key: secretKey, base, api: new Stripe(secretKey, options) };
  }
  return made.api;
}

function hostOf(base: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(base);
  const isHttps = protocol === 'https:';
  return { host: hostname, port: port || (isHttps ? '443' : '80'), protocol: isHttps ? 'https' : 'http' };
}

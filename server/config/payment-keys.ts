/** What the environment says of the payment providers. */
interface PaymentKeys {
  STRIPE_SECRET_KEY?: string | undefined;
  STRIPE_PUBLISHABLE_KEY?: string | undefined;
  STRIPE_WEBHOOK_SECRET?: string | undefined;
  MOLLIE_API_KEY?: string | undefined;
  STAND_INS: { stripe?: string | undefined; mollie?: string | undefined };
}

/** @returns why these keys can't be used together, as a sentence; null if they can */
export const problemOfPaymentKeys = (keys: PaymentKeys): string | null => ofStripe(keys) ?? ofMollie(keys);

function ofStripe(config: PaymentKeys): string | null {
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, STAND_INS } = config;
  const keys = [STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET];
  if (keys.some(Boolean) && !keys.every(Boolean))
    return 'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET belong together; set all or none.';
  const isLive = [STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY].map((key) => /^.._live_/.test(key ?? ''));
  if (isLive[0] !== isLive[1])
    return 'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must both be live keys or both test keys.';
  if (STAND_INS.stripe && isLive[0]) return 'STAND_INS is for tests; live keys belong to Stripe.';
  return null;
}

function ofMollie({ MOLLIE_API_KEY, STAND_INS, STRIPE_SECRET_KEY }: PaymentKeys): string | null {
  if (!MOLLIE_API_KEY) return null;
  if (STRIPE_SECRET_KEY)
    return 'MOLLIE_API_KEY and STRIPE_SECRET_KEY are both set; one of them takes the payments, so leave the other out.';
  if (STAND_INS.mollie && MOLLIE_API_KEY.startsWith('live_'))
    return 'STAND_INS is for tests; live keys belong to Mollie.';
  return null;
}

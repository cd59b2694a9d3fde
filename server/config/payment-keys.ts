/** What the environment says of the payment providers. */
interface PaymentKeys {
  STRIPE_SECRET_KEY?: string | undefined;
  STRIPE_PUBLISHABLE_KEY?: string | undefined;
  STRIPE_WEBHOOK_SECRET?: string | undefined;
  STRIPE_API_BASE?: string | undefined;
  MOLLIE_API_KEY?: string | undefined;
  MOLLIE_API_BASE?: string | undefined;
  PAYMENT_CAPTURE: 'at_once' | 'when_packed';
}

/** @returns why these keys can't be used together, as a sentence; null if they can */
export const problemOfPaymentKeys = (keys: PaymentKeys): string | null => ofStripe(keys) ?? ofMollie(keys);

function ofStripe(config: PaymentKeys): string | null {
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = config;
  const keys = [STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET];
  if (keys.some(Boolean) && !keys.every(Boolean))
    return 'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET belong together; set all or none.';
  const isLive = [STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY].map((key) => /^.._live_/.test(key ?? ''));
  if (isLive[0] !== isLive[1])
    return 'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must both be live keys or both test keys.';
  if (STRIPE_API_BASE && isLive[0]) return 'STRIPE_API_BASE is for tests; live keys belong to Stripe.';
  return null;
}

function ofMollie({ MOLLIE_API_KEY, MOLLIE_API_BASE, STRIPE_SECRET_KEY, PAYMENT_CAPTURE }: PaymentKeys): string | null {
  if (!MOLLIE_API_KEY) return null;
  if (STRIPE_SECRET_KEY)
    return 'MOLLIE_API_KEY and STRIPE_SECRET_KEY are both set; one of them takes the payments, so leave the other out.';
  if (PAYMENT_CAPTURE === 'when_packed')
    return "PAYMENT_CAPTURE=when_packed isn't possible with MOLLIE_API_KEY, where money is taken at once; leave PAYMENT_CAPTURE out.";
  if (MOLLIE_API_BASE && MOLLIE_API_KEY.startsWith('live_'))
    return 'MOLLIE_API_BASE is for tests; live keys belong to Mollie.';
  return null;
}

import type { Confirming } from '#components/payment/stripe/open-stripe.ts';
import type { StripeCheckoutClient } from '#contract/payment/payment.ts';

/** Gives the payment to Stripe, which may lead to another provider's page. Whatever comes of it, the shop asks Stripe itself and says where to go on. */
export async function payWith(
  { stripe, elements }: Confirming,
  { secret, paymentId, backTo }: StripeCheckoutClient,
): Promise<void> {
  try {
    // A card on file may only wait for its bank's question: then no other card is asked for.
    const { paymentIntent } = await stripe.retrievePaymentIntent(secret);
    const asks = paymentIntent?.status === 'requires_action' && paymentIntent.next_action?.type === 'use_stripe_sdk';
    if (asks) await stripe.handleNextAction({ clientSecret: secret });
    else {
      const confirmParams = { return_url: backTo };
      await stripe.confirmPayment({ elements, clientSecret: secret, confirmParams, redirect: 'if_required' });
    }
  } finally {
    location.assign(`/api/payments/${paymentId}/return`);
  }
}

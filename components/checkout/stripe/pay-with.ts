import type { StripeCheckoutClient } from '#contract/payment.ts';
import type { Confirming } from './open-stripe.ts';

/** Gives the card to Stripe. Whatever comes of it, the shop asks Stripe itself and says where to go on. */
export async function payWith(
  { stripe, elements }: Confirming,
  { secret, paymentId }: StripeCheckoutClient,
): Promise<void> {
  const back = `${location.origin}/api/payments/${paymentId}/return`;
  try {
    // A card on file may only wait for its bank's question: then no other card is asked for.
    const { paymentIntent } = await stripe.retrievePaymentIntent(secret);
    if (paymentIntent?.status === 'requires_action') await stripe.handleNextAction({ clientSecret: secret });
    else {
      const confirmParams = { return_url: back };
      await stripe.confirmPayment({ elements, clientSecret: secret, confirmParams, redirect: 'if_required' });
    }
  } finally {
    location.assign(back);
  }
}

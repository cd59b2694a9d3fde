import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { keepToldCard } from '#server/account/keep-told-card.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { finaliseOrder } from '#server/order/payment/finalise-order.ts';
import { hearOfMoney } from '#server/order/refund/hear-of-money.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';
import { readStripeEvent, type StripeEvent } from '#server/payment/stripe/read-stripe-event.ts';
import { stripeKeys } from '#server/payment/stripe/stripe-api.ts';
import { readCharge } from '#server/payment/stripe/stripe-charges.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';

/**
 * Takes Stripe's webhook, whose repeats and order have no effect. What is of no payment of ours is answered like the rest,
 * so that Stripe doesn't send it again.
 * Refuses `signed_out` for a bad signature over the bytes as they came, and `invalid` for an unknown body.
 * @throws AccessProblem `not_found` where Stripe isn't set up
 */
export async function receiveStripeEvent(
  raw: Buffer,
  signature: string | null,
): Promise<Decision<{ received: true }, Problem>> {
  if (!stripeKeys()) throw notFound('webhook');
  const event = readStripeEvent(raw, signature);
  if (!event.ok) return event;
  const { id: eventId, news, takenBack, setup } = event.value;
  if (setup) await keepToldCard(setup.id, setup.at);
  if (takenBack) await hearOf(takenBack);
  const row = news && (await readCharge(news.paymentId));
  // An intent that names a payment of ours and isn't its own was made by somebody else.
  if (news && row && (row.intent === null || row.intent === news.charge.ref)) {
    const delivery = { provider: 'stripe', eventId };
    await finaliseOrder(news.paymentId, await withMethod(news.paymentId, news.charge), { delivery });
  }
  return accept({ received: true });
}

/** Stripe is asked how it stands, so that repeats and order have no effect. */
async function hearOf({ intent, dispute }: NonNullable<StripeEvent['takenBack']>): Promise<void> {
  const row = await database().stripeCharge.findUnique({ where: { intent }, select: { paymentId: true } });
  if (!row) return;
  // A key that may not read disputes is told of them here alone.
  await hearOfMoney(row.paymentId, dispute ? [dispute] : []).catch((error: unknown) => {
    log().warn({ err: error, paymentId: row.paymentId }, 'Stripe could not be asked about its news');
    throw new AccessProblem('unavailable', 'Stripe could not be asked about this payment. Tell it again.');
  });
}

/** A webhook names the charge and not the card: Stripe is asked for it, and the money counts without it. */
async function withMethod(paymentId: string, charge: ChargeState): Promise<ChargeState> {
  if (charge.method !== null || (charge.status !== 'approved' && charge.status !== 'authorised')) return charge;
  try {
    const found = await providerNamed('stripe').find(paymentId);
    return { ...charge, method: found?.method ?? null };
  } catch (error) {
    log().warn({ err: error, paymentId }, 'the card of a payment is not known');
    return charge;
  }
}

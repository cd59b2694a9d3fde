import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { Begun, PayerClient } from '#server/payment/payment-provider.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { PaidOrder } from './approve-together.ts';
import { backTo } from './back-to.ts';
import { readCheckoutOutcome } from './checkout-outcome.ts';
import { finaliseOrder } from './finalise-order.ts';
import type { NewPayment, Placed } from './waiting-order.ts';

/**
 * Charges a placed order outside any transaction, or opens the charge that its payer finishes in the browser. Without an
 * answer the payment stays open: the webhook or the sweep finishes it. An order that was placed before is only asked
 * about, never charged.
 * @throws AccessProblem `unavailable` if what the payer's browser needs could not be had: the same key goes on
 */
export async function payPlaced(placed: Placed): Promise<Decision<CheckoutAnswer, Problem>> {
  const begun = placed.fresh ? placed.payment && (await begin(placed.payment)) : await goOn(placed.orderId);
  if (!begun?.paid) return readCheckoutOutcome(placed.orderId, begun?.client ?? null);
  const { publicId } = begun.paid;
  return accept({
    publicId,
    number: orderNumber(begun.paid),
    status: 'paid',
    payment: 'approved',
    next: `/orders/${publicId}`,
  });
}

interface Finalised {
  /** The order, if this paid it; null: ask what became of it. */
  paid: PaidOrder | null;
  client: PayerClient | null;
}

async function begin({ id: paymentId, provider, capture, ...charged }: NewPayment): Promise<Finalised | null> {
  const { token, amount, currency } = charged;
  try {
    const when = capture === 'when_packed' ? 'later' : 'at_once';
    const request = { paymentId, token, amount, currency, capture: when, backTo: backTo(paymentId) } as const;
    return await finalise(paymentId, providerNamed(provider).begin(request));
  } catch (error) {
    log().warn({ err: error, paymentId }, 'the outcome of a payment is not known yet');
    if (token === null) throw noAnswer();
    // It may have been charged. Whoever finds out ends in finaliseOrder; until then it is under way.
    await database().payment.updateMany({
      where: { id: paymentId, status: 'created' },
      data: { status: 'processing' },
    });
    return null;
  }
}

/** The payer has come back to a payment that was begun. */
async function goOn(orderId: string): Promise<Finalised | null> {
  const open = await database().payment.findFirst({
    where: { orderId, status: { in: ['created', 'requires_action', 'processing'] }, order: { status: 'placed' } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, provider: true },
  });
  if (!open) return null;
  try {
    return await finalise(open.id, providerNamed(open.provider).resume(open.id));
  } catch (error) {
    log().warn({ err: error, paymentId: open.id }, 'a payment could not be gone on with');
    throw noAnswer();
  }
}

/** The charge's own id is stored before anyone is given the secret that pays it. */
async function finalise(paymentId: string, asked: Promise<Begun | null>): Promise<Finalised | null> {
  const begun = await asked;
  if (!begun) return null;
  return { paid: await finaliseOrder(paymentId, begun.state), client: begun.client };
}

const noAnswer = () =>
  new AccessProblem(
    'unavailable',
    'The payment service did not answer. The pieces stay held, and nobody is charged twice. Try again in a moment.',
    { retryAfterMs: 2_000 },
  );

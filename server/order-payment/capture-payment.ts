import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transitionOf } from '#domain/order/order-transitions.ts';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';
import { declinedWords } from './declined.ts';
import { finaliseOrder } from './finalise-order.ts';

/** Takes an authorised order's money before anyone packs it. Refuses `capture_failed` with the bank's reason. */
export async function capturePayment(publicId: string, actor: OrderActor): Promise<Decision<null, Problem>> {
  const order = await database().order.findUnique({
    where: { publicId },
    select: { status: true, payments: { where: { status: 'authorised' }, select: { id: true, provider: true } } },
  });
  const payment = order?.payments[0];
  if (order?.status !== 'authorised' || !payment) return accept(null);
  // Whoever may not take it is told so by the command that comes next.
  if (!transitionOf('authorised', 'pay', actor.party).ok) return accept(null);
  const charge = await take(payment);
  if (charge?.status === 'approved') {
    await finaliseOrder(payment.id, charge, { actor });
    return accept(null);
  }
  const why = charge ? whyNot(charge) : 'The bank did not answer.';
  return refuse({
    code: 'capture_failed',
    message: `${why} The money was not taken and nothing was packed. Try again, or cancel the order.`,
    reason: charge?.reason ?? 'no_answer',
  });
}

const whyNot = ({ status, reason }: ChargeState): string =>
  status === 'processing' ? 'The bank is still deciding.' : declinedWords(reason);

async function take({ id, provider }: { id: string; provider: string }): Promise<ChargeState | null> {
  try {
    return await providerNamed(provider).capture(id);
  } catch (error) {
    log().warn({ err: error, paymentId: id }, 'a payment could not be captured');
    return null;
  }
}

import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transitionOf } from '#domain/order/order-transitions.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { askAgain } from '#server/payment/ask-again.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';
import { declinedWords } from './declined.ts';
import { finaliseOrder } from './finalise-order.ts';

/** Takes an authorised order's money before anyone packs it. Refuses `capture_failed` with the bank's reason, or without an answer. */
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
  return refuse({
    code: 'capture_failed',
    message:
      charge && charge.status !== 'processing'
        ? `${declinedWords(charge.reason)} The money was not taken and nothing was packed. Try again, or cancel the order.`
        : `The bank ${charge ? 'is still deciding' : 'did not answer'}, so nothing was packed. We don’t know yet whether the money was taken. You can safely try again. If you cancel, anything taken is refunded.`,
    reason: charge?.reason ?? 'no_answer',
  });
}

/** @returns null if the bank did not say: it may have been taken */
async function take({ id, provider }: { id: string; provider: string }): Promise<ChargeState | null> {
  const bank = providerNamed(provider);
  try {
    return await bank.capture(id);
  } catch (error) {
    log().warn({ err: error, paymentId: id }, 'a bank did not say whether it has captured a payment');
    await askAgain(database(), [id]);
    const state = await bank.find(id).catch(() => null);
    // What still stands as authorised may be taken in this very moment.
    return state?.status === 'authorised' ? null : state;
  }
}

import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { finaliseOrder } from './finalise-order.ts';

/**
 * The payer comes back from the provider, which is asked how the payment stands: what the address says is not believed.
 * Repeatable. @returns where they go on: to their order, or to try again
 */
export async function comeBack(paymentId: string): Promise<string> {
  const { provider, order } = await database().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { provider: true, order: { select: { publicId: true } } },
  });
  const page = `/orders/${order.publicId}`;
  try {
    const state = await providerNamed(provider).find(paymentId);
    if (!state) return page;
    await finaliseOrder(paymentId, state);
    if (state.status !== 'requires_action') return page;
    const problem = state.failedTry === null ? '' : `?problem=${state.reason ?? 'payment_failed'}`;
    return `/checkout/authenticate/${paymentId}${problem}`;
  } catch (error) {
    // The order's page says that the bank hasn't answered yet; the webhook or the sweep brings the rest.
    log().warn({ err: error, paymentId }, 'who came back from paying is not known to have paid yet');
    return page;
  }
}

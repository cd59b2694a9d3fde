import type { Decision } from '#domain/decision.ts';
import { accept } from '#domain/decision.ts';
import { waitsToBePaid } from '#domain/order/pay-way.ts';
import { database } from '#server/engine/database/database.ts';
import { decideCharge } from '#server/payment/test-charge.ts';
import { notFound } from '#server/web/problem.ts';
import { finaliseOrder } from './finalise-order.ts';

/**
 * Answers the bank for the card's holder; the first answer counts.
 * @returns where the shopper goes on: to their order, or back to try another card
 * @throws AccessProblem `not_found`
 */
export async function answerAuthentication(
  paymentId: string,
  answer: 'approve' | 'refuse',
): Promise<Decision<{ next: string }, never>> {
  const decided =
    answer === 'approve'
      ? ({ status: 'approved', reason: null } as const)
      : ({ status: 'declined', reason: 'authentication_refused' } as const);
  const charge = await decideCharge(paymentId, decided);
  if (!charge) throw notFound('payment');
  await finaliseOrder(paymentId, charge);
  const { order } = await database().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { order: { select: { source: true, publicId: true } } },
  });
  const back = waitsToBePaid(order) ? `/checkout?order=${order.publicId}&` : '/checkout?';
  const declined = charge.status === 'declined' && order.source !== 'api';
  return accept({ next: declined ? `${back}problem=payment_declined` : `/orders/${order.publicId}` });
}

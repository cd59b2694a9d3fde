import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import type { Actor } from '#server/session/actor.ts';
import { asCustomer } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Ends an offer at once, which costs nothing and so asks for no proof. Safe to repeat. Refuses `won_lot_binds` for a
 * lot that was won, `illegal_transition` for one that is paid.
 * @throws AccessProblem `not_found` for anyone but whoever it was offered to
 */
export async function declineOffer(actor: Actor, publicId: string): Promise<Decision<OrderStatus, Problem>> {
  const order = await database().order.findUnique({
    where: { publicId },
    select: { personId: true, source: true, cancelReason: true },
  });
  if (actor.kind !== 'person' || order?.personId !== actor.personId || order.source !== 'auction') {
    throw notFound('order');
  }
  if (order.cancelReason === 'offer_declined') return accept('cancelled');
  return cancelOrder(publicId, { actor: asCustomer(actor), cancelReason: 'offer_declined' });
}

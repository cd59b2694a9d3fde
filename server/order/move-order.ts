import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type OrderCommand, type OrderStatus, transitionOf } from '#domain/order/order-transitions.ts';
import type { Tx } from '#server/database/database.ts';
import type { LockedOrder } from './lock-order.ts';
import type { OrderActor } from './order-actor.ts';
import { tellOrderStep } from './tell-order-step.ts';

/** One row of the audit trail. The customer reads it too: the note names no one. */
export async function recordOrderEvent(
  tx: Tx,
  order: { id: string },
  event: { kind: string; actor: OrderActor; note?: string | undefined },
): Promise<void> {
  await tx.orderEvent.create({
    data: { orderId: order.id, kind: event.kind, actor: event.actor.name, note: event.note ?? null },
  });
}

/**
 * Moves a locked order by the table of transitions and writes who did it.
 *
 * Refuses `illegal_transition` with where the order stands, and changes nothing.
 */
export async function moveOrder(
  tx: Tx,
  order: LockedOrder,
  step: { command: OrderCommand; actor: OrderActor; note?: string | undefined; cancelReason?: string },
): Promise<Decision<OrderStatus, Problem>> {
  const decision = transitionOf(order.status, step.command, step.actor.party);
  if (!decision.ok) return refuse(illegalTransition(order, step.command));
  const status = decision.value;
  if (status !== order.status) {
    await tx.order.update({
      where: { id: order.id },
      data: { status, ...(step.cancelReason === undefined ? {} : { cancelReason: step.cancelReason }) },
    });
  }
  if (step.command === 'ship' && order.status === 'paid') {
    await recordOrderEvent(tx, order, { kind: 'packed', actor: step.actor });
  }
  await recordOrderEvent(tx, order, { kind: status, actor: step.actor, note: step.note });
  await tellOrderStep(tx, order, step);
  return accept(status);
}

const verbs: Record<OrderCommand, string> = {
  pay: 'paid',
  pack: 'packed',
  ship: 'shipped',
  deliver: 'delivered',
  cancel: 'cancelled',
  refund: 'refunded',
};

export function illegalTransition(order: { number: string; status: OrderStatus }, command: OrderCommand): Problem {
  return {
    code: 'illegal_transition',
    message: `Order ${order.number} is ${order.status}, so it can’t be ${verbs[command]} now.`,
    orderStatus: order.status,
    command,
  };
}

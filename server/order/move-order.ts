import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import { type OrderCommand, type OrderStatus, sideOf, transitionOf } from '#domain/order/order-transitions.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { giveBackToGiftCards } from '#server/gift-card/give-back-to-gift-cards.ts';
import { giveUsesBack } from '#server/promotion/count-uses.ts';
import { readShop } from '#server/shop/read-shop.ts';
import type { LockedOrder } from './lock-order.ts';
import { type CancelledExchange, notifyOfOrderStep } from './notify-of-order-step.ts';
import type { OrderActor } from './order-actor.ts';

/** One row of the audit trail. The customer reads it too: the note names no one. @returns its id */
export async function recordOrderEvent(
  tx: Tx,
  order: { id: string },
  event: { kind: string; actor: OrderActor; note?: string | undefined },
): Promise<string> {
  const { id } = await tx.orderEvent.create({
    data: { orderId: order.id, kind: event.kind, actor: event.actor.name, note: event.note ?? null },
    select: { id: true },
  });
  return String(id);
}

export interface OrderStep {
  command: OrderCommand;
  actor: OrderActor;
  /** The words of whoever took it, kept in the history. */
  note?: string | undefined;
  /** Of a cancellation that nobody has to give words to. */
  cancelReason?: CancelReason | undefined;
  /** Of an exchange that is cancelled: what goes back of the order that paid for it, in minor units. */
  gives?: CancelledExchange | null | undefined;
}

/**
 * Moves a locked order by its table. Refuses `illegal_transition` with where it stands, and changes nothing. Before it is
 * cancelled its variants must be locked: codes and gift cards come after them.
 */
export async function moveOrder(tx: Tx, order: LockedOrder, step: OrderStep): Promise<Decision<OrderStatus, Problem>> {
  const party = sideOf(order, step.actor.party);
  const decision = transitionOf(order.status, step.command, party);
  if (!decision.ok) return refuse(party === 'winner' ? wonLotBinds(order) : illegalTransition(order, step.command));
  const status = decision.value;
  if (status !== order.status) {
    await tx.order.update({
      where: { id: order.id },
      data: { status, cancelReason: step.cancelReason, cancelNote: step.command === 'cancel' ? step.note : undefined },
    });
  }
  if (step.command === 'cancel') await giveMeansBack(tx, order);
  // Once its time to be sent back is over it is completed by itself.
  if (status === 'delivered') {
    const { returnDays } = await readShop(tx);
    await tx.$executeRaw`
      UPDATE orders SET completes_at = clock_timestamp() + make_interval(days => ${returnDays})
      WHERE id = ${order.id}`;
  }
  const ships = step.command === 'ship' || step.command === 'ship_part';
  if (ships && (order.status === 'paid' || order.status === 'packing')) {
    await recordOrderEvent(tx, order, { kind: 'packed', actor: step.actor });
  }
  const takesBack = step.command.startsWith('take_back');
  await recordOrderEvent(tx, order, {
    kind: takesBack ? 'parcel_taken_back' : status,
    actor: step.actor,
    note: step.note,
  });
  await notifyOfOrderStep(tx, order, step);
  return accept(status);
}

/** I5: a cancelled order uses no code and no card up. What was paid is a refund, and goes back with that. */
async function giveMeansBack(tx: Tx, order: LockedOrder): Promise<void> {
  await giveUsesBack(tx, order.id);
  if (order.status === 'placed' || order.status === 'authorised') await giveBackToGiftCards(tx, order.id);
}

/** The winner of a lot has no cancel: who can't pay says so, and the house decides. */
const wonLotBinds = ({ publicId }: LockedOrder): Problem => ({
  code: 'won_lot_binds',
  message:
    'You can’t cancel a lot you’ve won. If you can’t pay, ask to be released. A consumer can withdraw from a lot sold online by us or another business: the order’s page has the link.',
  goTo: `/orders/${publicId}/cant-pay`,
});

const verbs: Record<OrderCommand, string> = {
  authorise: 'authorised',
  pay: 'paid',
  start_packing: 'packed',
  pack: 'packed',
  ship_part: 'shipped',
  ship: 'shipped',
  take_back: 'taken back',
  take_back_part: 'taken back',
  take_back_spare: 'taken back',
  hand_over: 'handed over',
  deliver: 'delivered',
  complete: 'completed',
  cancel: 'cancelled',
  refund: 'refunded',
};

export function illegalTransition(order: { number: string; status: OrderStatus }, command: OrderCommand): Problem {
  return {
    code: 'illegal_transition',
    message: `Order ${order.number} is ${order.status.replace('_', ' ')}, so it can’t be ${verbs[command]} now.`,
    orderStatus: order.status,
    command,
  };
}

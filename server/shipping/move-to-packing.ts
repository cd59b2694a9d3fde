import type { ThoughDisputed } from '#contract/order/dispute.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { askWhenDisputed } from '#server/order/dispute/standing-dispute.ts';
import { withWhoWasFirst } from '#server/order/done-before.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { waitsForWithdrawal } from '#server/order/open-withdrawal.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { capturePayment } from '#server/order/payment/capture-payment.ts';
import type { Actor } from '#server/session/actor.ts';

/** Moves an order once what the bank has set aside for it is taken. */
export async function moveToPacking(
  publicId: string,
  actor: Actor,
  { command, thoughDisputed }: ThoughDisputed & { command: 'start_packing' | 'pack' },
): Promise<Decision<OrderStatus, Problem>> {
  const by = orderActor(actor);
  // Asked before any money is taken, and again under the lock.
  const withdrawn = await waitsForWithdrawal(database(), publicId);
  if (withdrawn) return refuse(withdrawn);
  const taken = await capturePayment(publicId, by);
  if (!taken.ok) return taken;
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const stopped = await waitsForWithdrawal(tx, publicId);
    if (stopped) return refuse(stopped);
    const asked = await askWhenDisputed(tx, order, { knows: thoughDisputed });
    if (asked) return refuse(asked);
    const moved = await moveOrder(tx, order, { command, actor: by });
    return moved.ok ? moved : refuse(await withWhoWasFirst(tx, order, { problem: moved.refusal, actor: by }));
  });
}

import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import { notifyOfReturn } from '#server/return/state/notify-of-return.ts';
import type { Actor } from '#server/session/actor.ts';

/** Declines a return, with why. Refuses `illegal_transition`. @throws AccessProblem `not_found` */
export async function declineReturn(
  key: ReturnKey,
  { actor, answer }: { actor: Actor; answer: string },
): Promise<Decision<ReturnStatus, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockReturn(tx, key);
    const moved = await moveReturn(tx, locked, { command: 'decline', actor: orderActor(actor), note: answer });
    if (!moved.ok) return moved;
    await tx.orderReturn.update({ where: { id: key.returnId }, data: { answer } });
    await notifyOfReturn(tx, locked, { outcome: 'declined', number: locked.back.number, answer });
    return moved;
  });
}

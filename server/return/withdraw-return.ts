import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * Takes back a request until the pieces are on their way. Refuses `illegal_transition`.
 * @throws AccessProblem `not_found`
 */
export async function withdrawReturn(key: ReturnKey, actor: Actor): Promise<Decision<ReturnStatus, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockReturn(tx, key);
    return moveReturn(tx, locked, { command: 'withdraw', actor: orderActor(actor) });
  });
}

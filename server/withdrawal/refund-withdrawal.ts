import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { payOut } from './match-statement.ts';
import { queueNextSteps } from './next-steps-mail.ts';
import { settleLocked } from './settle-statement.ts';
import { lockStatement } from './statement.ts';

/**
 * Gives the money of a matched statement back, from its first day on: what hasn't left is cancelled, or taken out of its
 * order. Refuses `illegal_transition` for one that isn't matched or is settled, and what refunding refuses.
 * @throws AccessProblem `not_found`
 */
export async function refundWithdrawal(id: string, actor: Actor): Promise<Decision<{ amount: number }, Problem>> {
  const row = await database().withdrawal.findUnique({ where: { id }, select: { orderId: true, number: true } });
  if (!row) throw notFound('withdrawal');
  const { orderId } = row;
  if (!orderId) return refuse(notMatched(row.number));
  const settled = await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const statement = await lockStatement(tx, id);
    const done = await settleLocked(tx, order, statement, orderActor(actor));
    if (done.ok) {
      const cancelled = done.value.payOut !== null && 'cancelled' in done.value.payOut;
      await queueNextSteps(tx, order, statement, { amount: done.value.amount, cancelled });
    }
    return done;
  });
  if (!settled.ok) return settled;
  await payOut(settled.value);
  return accept({ amount: settled.value.amount });
}

const notMatched = (number: number): Problem => ({
  code: 'illegal_transition',
  message: `${withdrawalNumber(number)} isn’t matched to an order yet. Match it first.`,
});

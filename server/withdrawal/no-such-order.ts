import type { Problem } from '#contract/wire/problem.ts';
import type { NoSuchOrder } from '#contract/withdrawal/withdrawal.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { withdrawalStep } from '#domain/withdrawal/withdrawal-transitions.ts';
import { transaction } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import type { Actor } from '#server/session/actor.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { lockStatement } from './statement.ts';

/**
 * Closes a statement that fits no order, and asks whoever stated it for the order's number. It can be matched later.
 * Refuses `illegal_transition` for one that has an order or is closed, and changes nothing.
 * @throws AccessProblem `not_found`
 */
export function closeWithoutOrder(
  id: string,
  { note, answer }: NoSuchOrder,
  actor: Actor,
): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    const statement = await lockStatement(tx, id);
    const number = withdrawalNumber(statement.number);
    const step = withdrawalStep(statement.status, 'close', 'desk');
    if (!step.ok || statement.orderId !== null) return refuse(notOpen(number, statement.orderId !== null));
    await tx.$executeRaw`
      UPDATE withdrawal SET status = ${step.value}, note = ${note || null}, answer = ${answer}, closed_by = ${stockActor(actor)},
        asked_at = clock_timestamp(), match_due_at = NULL
      WHERE id = ${id}`;
    await queueMail(
      tx,
      statement.email,
      letter({
        title: `About your withdrawal ${number}: which order do you mean?`,
        body: answer,
        why: `You’re getting this because this address was given with a statement of withdrawal, ${number}. If that wasn’t you, you don’t need to do anything.`,
      }),
    );
    return accept({ id });
  });
}

const notOpen = (number: string, hasOrder: boolean): Problem => ({
  code: 'illegal_transition',
  message: hasOrder
    ? `${number} was stated on an order, so there is one. Nothing was changed.`
    : `${number} has been closed or settled already. Nothing was changed.`,
});

import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Exemption, judgeExemption } from '#domain/withdrawal/exemptions.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { withdrawalStep } from '#domain/withdrawal/withdrawal-transitions.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { notFound } from '#server/web/problem.ts';
import { readWithdrawalFacts } from './order-facts.ts';
import { lockStatement } from './statement.ts';

interface Excepting {
  exemption: Exemption;
  /** The sentence that the customer reads. */
  answer: string;
  /** The order that is meant, of a statement that isn't matched yet. */
  orderId?: string | undefined;
}

/**
 * Notes that one of the law's exceptions applies, and tells the customer. There is no other way to say no.
 * Refuses `illegal_transition`, and `invalid` for an exception that the order's data contradicts.
 * @throws AccessProblem `not_found`
 */
export async function exceptWithdrawal(id: string, excepting: Excepting): Promise<Decision<{ id: string }, Problem>> {
  const row = await database().withdrawal.findUnique({ where: { id }, select: { orderId: true } });
  if (!row) throw notFound('withdrawal');
  const { exemption, answer } = excepting;
  const orderId = row.orderId ?? excepting.orderId;
  if (!orderId) {
    return refuse({
      code: 'invalid',
      message: 'Match the statement to its order first: the reason is checked against that order.',
      field: 'exemption',
    });
  }
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const statement = await lockStatement(tx, id);
    const number = withdrawalNumber(statement.number);
    const step = withdrawalStep(statement.status, 'except', 'desk');
    if (!step.ok)
      return refuse({
        code: 'illegal_transition',
        message: `${number} has been settled already. Nothing was changed.`,
      });
    const facts = await readWithdrawalFacts(tx, order.id, statement.receivedAt);
    if (!judgeExemption(exemption, facts).ok) {
      return refuse({
        code: 'invalid',
        message: `That reason isn’t found on order ${order.number}. In time, a withdrawal can’t be declined.`,
        field: 'exemption',
      });
    }
    await tx.$executeRaw`
      UPDATE withdrawal SET status = 'not_applicable', exemption = ${exemption}, answer = ${answer}, order_id = ${order.id},
        settled_at = clock_timestamp(), match_due_at = NULL
      WHERE id = ${id}`;
    if (statement.returnId) {
      await tx.orderReturn.updateMany({
        where: { id: statement.returnId, status: 'approved' },
        data: { status: 'withdrawn' },
      });
    }
    await queueMail(
      tx,
      statement.email,
      letter({
        title: `About your withdrawal ${number}`,
        body: answer,
        why: `You’re getting this because you stated a withdrawal, ${number}. If you think this is wrong, answer this email.`,
      }),
    );
    return accept({ id });
  });
}

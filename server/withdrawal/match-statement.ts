import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { typedNumber } from '#domain/order/order-number.ts';
import { isExempt } from '#domain/withdrawal/exemptions.ts';
import { isSameOrder } from '#domain/withdrawal/match-order.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { withdrawalStep } from '#domain/withdrawal/withdrawal-transitions.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { afterCancelling } from '#server/order/cancel-order.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { sendRefundsNow } from '#server/order/refund/send-refunds.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { queueNextSteps } from './next-steps-mail.ts';
import { readWithdrawalFacts } from './order-facts.ts';
import { expectBack, hasLeft, type Settled, settleLocked } from './settle-statement.ts';
import {
  lockStatement,
  type NamedPiece,
  needsPieces,
  type Statement,
  statementOf,
  statementRows,
} from './statement.ts';

/** Acts for a customer whose statement needs nobody's consent. */
const statementActor: OrderActor = { party: 'desk', name: 'shopper', inLedger: null };

/** Pays out what a settled statement owes, after its transaction. */
export async function payOut({ payOut: owed }: Pick<Settled, 'payOut'>): Promise<void> {
  if (owed === null) return;
  if ('cancelled' in owed) await afterCancelling(owed.cancelled);
  else await sendRefundsNow(owed.orderId);
}

interface Matching {
  by: OrderActor;
  how: 'link' | 'number_and_email' | 'desk';
  /** The pieces that the desk has read out of the customer's words. */
  lines?: readonly NamedPiece[];
}

/**
 * Matches a statement to an order, and does what follows from that without anybody: an order that nobody has begun to pack
 * is cancelled and refunded, if the statement came by its own link or from the desk; pieces that have left are expected back.
 * Refuses `illegal_transition`, and changes nothing.
 * @throws AccessProblem `not_found`
 */
export async function matchStatement(
  id: string,
  orderId: string,
  matching: Matching,
): Promise<Decision<{ settled: boolean }, Problem>> {
  const matched = await transaction((tx) => matchLocked(tx, id, orderId, matching));
  if (!matched.ok) return matched;
  await payOut({ payOut: matched.value });
  return accept({ settled: matched.value !== null });
}

async function matchLocked(
  tx: Tx,
  id: string,
  orderId: string,
  { by, how, lines }: Matching,
): Promise<Decision<Settled['payOut'], Problem>> {
  const order = await lockOrder(tx, { id: orderId });
  const stated = await lockStatement(tx, id);
  const step = withdrawalStep(stated.status, 'match', by.party === 'desk' ? 'desk' : 'system');
  // Expected pieces stay with the order that they were expected from.
  if (!step.ok || stated.returnId !== null) return refuse(alreadyMatched(stated));
  const named = lines ? [...lines] : stated.lines;
  const statement: Statement = { ...stated, orderId: order.id, status: 'to_refund', lines: named };
  await tx.$executeRaw`
    UPDATE withdrawal SET status = 'to_refund', order_id = ${order.id}, matched_by = ${how},
      matched_at = clock_timestamp(), match_due_at = NULL,
      lines = ${named === null ? null : JSON.stringify(named)}::jsonb
    WHERE id = ${id}`;
  if (needsPieces(statement)) return accept(null);
  // A number and an address are no secret: whoever knows them must not cancel another's order. The desk presses then.
  const isProven = how !== 'number_and_email';
  if (isProven && (order.status === 'paid' || order.status === 'authorised' || order.status === 'placed')) {
    const settled = await settleLocked(tx, order, statement, by);
    if (settled.ok) {
      await queueNextSteps(tx, order, statement, { amount: settled.value.amount, cancelled: true });
      return accept(settled.value.payOut);
    }
  }
  if (hasLeft.has(order.status)) {
    const returnId = await expectBack(tx, order, statement, by);
    await tx.withdrawal.update({ where: { id }, data: { returnId } });
  }
  await queueNextSteps(tx, order, statement, null);
  return accept(null);
}

const alreadyMatched = ({ number, status }: Statement): Problem => ({
  code: 'illegal_transition',
  message:
    status === 'to_refund'
      ? `${withdrawalNumber(number)} is matched to an order already.`
      : `${withdrawalNumber(number)} has been settled already.`,
});

/** Looks for the order of one statement. Whatever isn't plain waits at the desk. */
async function matchOne(id: string): Promise<void> {
  const row = await database().withdrawal.findUnique({
    where: { id },
    select: { ...statementRows, matchDueAt: true },
  });
  if (!row?.matchDueAt) return;
  const statement = statementOf(row);
  const order = await orderMeant(statement);
  // The customer's own words for some of the pieces are for people to read.
  const isPlain = order !== null && statement.piecesText === '' && statement.status === 'to_match';
  const namesPieces = order === null || (await namesAnyOf(order.id, statement.lines));
  const facts = isPlain && namesPieces ? await readWithdrawalFacts(database(), order.id, statement.receivedAt) : null;
  if (facts && order && !isExempt(facts)) {
    const how = order.byLink ? 'link' : 'number_and_email';
    await matchStatement(id, order.id, { by: statementActor, how });
  } else await database().withdrawal.update({ where: { id }, data: { matchDueAt: null } });
}

/** A statement whose SKUs are none of the order's means something that only a person can find out. */
async function namesAnyOf(orderId: string, lines: Statement['lines']): Promise<boolean> {
  if (lines === null) return true;
  const skus = lines.map(({ sku }) => sku);
  return (await database().orderLine.count({ where: { orderId, sku: { in: skus } } })) > 0;
}

async function orderMeant(statement: Statement): Promise<{ id: string; byLink: boolean } | null> {
  if (statement.orderId) return { id: statement.orderId, byLink: true };
  const number = typedNumber(statement.orderText)?.number;
  if (number === undefined) return null;
  const order = await database().order.findUnique({
    where: { number },
    select: { id: true, number: true, numberPrefix: true, email: true },
  });
  return order && isSameOrder(statement, { ...order, name: null }) ? { id: order.id, byLink: false } : null;
}

/** Matches new statements. It isn't done while they are received: the answer's time would tell whether an order exists. */
export const matchStatements: DueWork = {
  name: 'match withdrawals',
  isPrompt: true,
  due: Prisma.sql`SELECT min(match_due_at) FROM withdrawal`,
  async run() {
    const due = await database().withdrawal.findMany({
      where: { matchDueAt: { lte: await readDatabaseClock(database()) } },
      orderBy: { matchDueAt: 'asc' },
      take: 50,
      select: { id: true },
    });
    for (const { id } of due) await matchOne(id).catch((error: unknown) => noteFailure(id, error));
  },
};

const mostFailures = 5;
const pace = { firstSeconds: 10, longestSeconds: 600 };

/** One that fails waits behind the others; after some tries it is left to the desk. */
async function noteFailure(id: string, error: unknown): Promise<void> {
  const { matchFailures: failures } = await database().withdrawal.update({
    where: { id },
    data: { matchFailures: { increment: 1 } },
    select: { matchFailures: true },
  });
  const isGivenUp = failures >= mostFailures;
  log()[isGivenUp ? 'error' : 'warn'](
    { err: error, withdrawal: id, failures },
    isGivenUp
      ? 'the order of a withdrawal could not be looked for; it is left to the desk'
      : 'the order of a withdrawal could not be looked for; it will be tried again',
  );
  await database().$executeRaw`
    UPDATE withdrawal SET match_due_at = CASE WHEN NOT ${isGivenUp}
      THEN clock_timestamp() + make_interval(secs => ${retryDelay(pace, failures)}::int) END
    WHERE id = ${id} AND match_due_at IS NOT NULL`;
}

/** The same at once, for a statement on the order's own page. */
export const matchNow = matchOne;

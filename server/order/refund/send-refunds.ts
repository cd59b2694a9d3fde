import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { followRefunds } from './follow-refunds.ts';

interface OwedRefund {
  id: string;
  paymentId: string;
  provider: string;
}

/** Pays out one refund. Safe to repeat: the provider is told a sum, not a step. */
async function payOut({ id, paymentId, provider }: OwedRefund): Promise<'marked'> {
  // What an answer that was lost had paid out is known after the first time.
  for (let time = 1; time <= 2; time++) {
    const wanted = { refundId: id, inAll: await readInAll(id) };
    const stands = await followRefunds(paymentId, await providerNamed(provider).refund(paymentId, wanted));
    if (stands.get(id) !== 'pending') return 'marked';
  }
  throw new Error(`Refund ${id} is not covered yet by what was paid out.`);
}

/** What is to have gone back of its payment with this refund, in minor units. */
async function readInAll(id: string): Promise<number> {
  const [row] = await readRows<{ inAll: number }>`
    SELECT sum(one.amount - one.gift_card_amount)::int AS "inAll" FROM refund JOIN refund AS one ON one.payment_id = refund.payment_id
    WHERE refund.id = ${id} AND (one.id = refund.id OR (one.status IN ('sent', 'done') AND NOT one.by_hand))`;
  if (!row) throw new Error(`There is no refund ${id}.`);
  return row.inAll;
}

const refunds = outbox<OwedRefund>({
  name: 'send owed refunds',
  failure: 'a refund was not paid out; it will be tried again',
  table: 'refund',
  key: ['id'],
  open: Prisma.sql`status = 'pending' AND NOT held AND NOT by_hand`,
  columns: Prisma.sql`claimed.id, payment_id AS "paymentId", provider`,
  joined: Prisma.sql`JOIN payment ON payment.id = payment_id`,
  set: { done: Prisma.sql`status = 'done'` },
  attempt: payOut,
  atOnce: 1,
  claimSeconds: 120,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 1, longestSeconds: 60 }, attempts),
  // Whoever decided it pays it out at once.
  isPrompt: false,
});

/** Whose refunds are being paid out here: what is owed by then, whoever comes meanwhile pays out next. */
const inTurn = new Map<string, Promise<void>>();

/** Pays an order's refunds out at once. What fails stays owed, so nothing of it is stored under a request's key. */
export async function sendRefundsNow(orderId: string): Promise<void> {
  const before = inTurn.get(orderId)?.catch(() => {});
  const payOutAll = () => refunds.workOff({ only: Prisma.sql`order_id = ${orderId}` });
  const turn = Promise.resolve(before).then(() => outsideRequest(payOutAll));
  inTurn.set(orderId, turn);
  try {
    await turn;
  } finally {
    if (inTurn.get(orderId) === turn) inTurn.delete(orderId);
  }
}

/** Refunds that are owed: left by a crash, or because the provider did not answer. */
export const sendOwedRefunds = refunds.work;

export const releaseRefunds = refunds.release;

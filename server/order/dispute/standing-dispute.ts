import type { Problem } from '#contract/wire/problem.ts';
import { disputedAmount } from '#domain/order/dispute.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import type { LockedOrder } from '../lock-order.ts';
import { readOrigin } from '../refund/exchange-origin.ts';

/** Of an order's payments, what the customer has their bank take back, or has been given by it: minor units. */
export async function readDisputed(tx: Tx, orderId: string): Promise<number> {
  const disputes = await tx.dispute.findMany({
    where: { orderId },
    select: {
      amount: true,
      currency: true,
      status: true,
      payment: { select: { id: true, amount: true, currency: true } },
    },
  });
  const payments = new Map(disputes.map(({ payment }) => [payment.id, payment]));
  return [...payments.values()].reduce((sum, payment) => {
    const ofIt = disputes.filter((dispute) => dispute.payment.id === payment.id);
    return sum + disputedAmount(ofIt, payment);
  }, 0);
}

/** Refuses what would give disputed money a second time. @param free what may be refunded beside it, in minor units */
export const disputedMoney = (
  { number, currency }: Pick<LockedOrder, 'number' | 'currency'>,
  { disputed, free }: { disputed: number; free: number },
): Problem => ({
  code: 'payment_disputed',
  message: `The customer has disputed ${moneyInWords(disputed, currency)} of order ${number} with their bank, and would be given it twice. ${
    free > 0 ? `${moneyInWords(free, currency)} can be refunded beside it.` : 'Nothing can be refunded beside it.'
  }`,
  disputed,
  left: Math.max(0, free),
});

/** Refuses pieces for an order, or in exchange for one, while its money is disputed, unless whoever sends them knows it. */
export async function askWhenDisputed(
  tx: Tx,
  order: LockedOrder,
  { knows = false }: { knows?: boolean | undefined },
): Promise<Problem | null> {
  if (knows) return null;
  const origin = await readOrigin(tx, order.id);
  const disputed = (await readDisputed(tx, order.id)) + (origin ? await readDisputed(tx, origin.orderId) : 0);
  if (disputed === 0) return null;
  return {
    code: 'dispute_unconfirmed',
    // Whoever packs may not see money.
    message: `The customer has disputed the payment of order ${order.number} with their bank. Tick that you want to send its pieces anyway.`,
    field: 'thoughDisputed',
  };
}

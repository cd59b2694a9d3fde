import { advancesDispute, type DisputeStatus, disputedAmount } from '#domain/order/dispute.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { providerActor } from '#server/order/order-actor.ts';
import type { DisputeAtProvider } from '#server/payment/payment-provider.ts';

/**
 * Keeps what the provider says of a payment's disputes. Repeatable; news may come in any order. Refunds that would give the
 * disputed money a second time wait while it stands.
 * @returns whether refunds that waited may be paid out now
 */
export function followDisputes(paymentId: string, said: readonly DisputeAtProvider[]): Promise<boolean> {
  if (said.length === 0) return Promise.resolve(false);
  return transaction(async (tx) => {
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    const order = await lockOrder(tx, { id: payment.orderId });
    for (const dispute of said) await keep(tx, order, { dispute, payment });
    return holdDisputed(tx, payment);
  });
}

const eventKinds: Readonly<Record<DisputeStatus, string>> = {
  open: 'payment_disputed',
  under_review: 'dispute_answered',
  won: 'dispute_won',
  lost: 'dispute_lost',
};

async function keep(
  tx: Tx,
  order: LockedOrder,
  { dispute, payment }: { dispute: DisputeAtProvider; payment: { id: string; provider: string } },
): Promise<void> {
  const { ref, status } = dispute;
  const known = await tx.dispute.findUnique({ where: { ref } });
  if (known && (known.paymentId !== payment.id || !advancesDispute(known.status as DisputeStatus, status))) return;
  const { id: paymentId, provider } = payment;
  await tx.dispute.upsert({
    where: { ref },
    create: { ...dispute, orderId: order.id, paymentId, provider },
    update: dispute,
  });
  await tx.$executeRaw`
    UPDATE dispute SET ask_at = CASE WHEN status IN ('open', 'under_review') THEN clock_timestamp() + interval '6 hours' END
    WHERE ref = ${ref}`;
  if (!known) await recordOrderEvent(tx, order, { kind: eventKinds.open, actor: providerActor });
  if (known?.status !== status && status !== 'open')
    await recordOrderEvent(tx, order, { kind: eventKinds[status], actor: providerActor });
}

/**
 * Has refunds wait that would give disputed money a second time: the earliest are paid out first, as far as the money goes.
 * @returns whether some that waited may be paid out now
 */
export async function holdDisputed(
  tx: Tx,
  payment: { id: string; amount: number; currency: string },
): Promise<boolean> {
  const paymentId = payment.id;
  const disputes = await tx.dispute.findMany({ where: { paymentId } });
  const refunds = await tx.refund.findMany({ where: { paymentId }, orderBy: { id: 'asc' } });
  const part = ({ amount, giftCardAmount }: { amount: number; giftCardAmount: number }) => amount - giftCardAmount;
  let left = refunds
    .filter(({ status }) => status === 'sent' || status === 'done')
    .reduce((rest, refund) => rest - part(refund), payment.amount - disputedAmount(disputes, payment));
  let released = false;
  for (const refund of refunds.filter(({ status }) => status === 'pending')) {
    const held = part(refund) > left;
    if (!held) left -= part(refund);
    if (held === refund.held) continue;
    if (!held) released = true;
    await tx.$executeRaw`UPDATE refund SET held = ${held}, due_at = clock_timestamp() WHERE id = ${refund.id}`;
  }
  return released;
}

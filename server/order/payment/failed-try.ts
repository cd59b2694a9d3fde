import { isDecided, type PaymentStatus } from '#domain/order/payment-progress.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { providerActor } from '#server/order/order-actor.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';

/** Whether this tells of a try that failed while another may still follow. */
export const isFailedTry = (standing: PaymentStatus, { status, failedTry }: ChargeState): boolean =>
  failedTry !== null && status === 'requires_action' && !isDecided(standing);

/** Keeps in the order's history that a try to pay failed. The same try has one line, however often it is told of. */
export async function noteFailedTry(
  tx: Tx,
  order: { id: string },
  { payment, charge }: { payment: { id: string; status: string }; charge: ChargeState },
): Promise<void> {
  if (!isFailedTry(payment.status as PaymentStatus, charge)) return;
  const { count } = await tx.orderEvent.createMany({
    data: { id: `try:${charge.failedTry}`, orderId: order.id, kind: 'payment_failed', actor: providerActor.name },
    skipDuplicates: true,
  });
  // A bank that was deciding has said no: what is left is the payer's next try.
  const back = payment.status === 'processing' ? { status: 'requires_action' } : {};
  if (count > 0) await tx.payment.update({ where: { id: payment.id }, data: { reason: charge.reason, ...back } });
}

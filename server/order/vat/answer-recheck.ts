import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** The order keeps what VIES said last. */
export async function noteAnswer(tx: Tx, orderId: string, check: VatCheck): Promise<void> {
  await tx.$executeRaw`
    UPDATE vat_recheck SET result = ${check.result}, asked_at = clock_timestamp(),
      due_at = CASE WHEN ${check.result} = 'unknown' THEN due_at END
    WHERE order_id = ${orderId}`;
  await tx.order.update({ where: { id: orderId }, data: { vatCheck: { ...check } } });
}

/** Ends the asking: the VAT is refunded, and by whom. */
export async function settleRecheck(
  tx: Tx,
  orderId: string,
  { by, refundId }: { by: string; refundId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE vat_recheck SET settled_at = clock_timestamp(), settled_by = ${by}, refund_id = ${refundId}, due_at = NULL
    WHERE order_id = ${orderId}`;
}

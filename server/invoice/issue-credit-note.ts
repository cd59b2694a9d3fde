import type { Tx } from '#server/database/database.ts';
import { documentNumber } from './document-number.ts';
import { type DocumentLine, issueDocument } from './issue-document.ts';

export interface CreditedRefund {
  id: string;
  amount: number;
  reason: string;
  /** The pieces that it is for; what they don't account for is one more line. */
  lines?: readonly DocumentLine[];
}

/** Issues a refund's credit note. An order without an invoice has nothing to correct and gets none. */
export async function issueCreditNote(tx: Tx, orderId: string, refund: CreditedRefund): Promise<void> {
  const invoice = await tx.invoice.findFirst({ where: { orderId, series: 'INV' }, select: { number: true } });
  if (!invoice) return;
  const lines = [...(refund.lines ?? [])];
  const rest = refund.amount - lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
  if (rest !== 0)
    lines.push({ sku: null, title: lines.length > 0 ? 'Other' : 'Refund', quantity: 1, unitAmount: rest });
  await issueDocument(tx, orderId, {
    series: 'CN',
    refundId: refund.id,
    lines,
    remark: `Refund: ${refund.reason}`,
    corrects: documentNumber('INV', invoice.number),
  });
}

import type { Tx } from '#server/database/database.ts';
import { issueDocument } from './issue-document.ts';

/** The invoice of an order that was just paid, in the same transaction: one, with everything in it. */
export async function issueInvoice(tx: Tx, orderId: string, paidWith: string): Promise<void> {
  const { lines, shippingAmount } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { shippingAmount: true, lines: { orderBy: { position: 'asc' } } },
  });
  const pieces = lines.map(({ sku, title, quantity, unitAmount }) => ({ sku, title, quantity, unitAmount }));
  const delivery = { sku: null, title: 'Delivery', quantity: 1, unitAmount: shippingAmount };
  await issueDocument(tx, orderId, {
    ...{ series: 'INV', refundId: null, corrects: null },
    lines: shippingAmount > 0 ? [...pieces, delivery] : pieces,
    remark: paidWith ? `Paid with ${paidWith.toLowerCase()}.` : 'Paid.',
  });
}

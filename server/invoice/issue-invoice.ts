import { newId } from '#server/database/new-id.ts';
import type { Statements } from '#server/database/statement.ts';
import { nextDocumentNumbers } from './document-number.ts';
import { type DocumentDraft, type DocumentedOrder, type DocumentLine, documentContent } from './issue-document.ts';

/** What an invoice says of an order that was just paid. Amounts are minor units. */
export interface InvoicedOrder {
  shippingAmount: number;
  lines: readonly DocumentLine[];
  /** How it was paid, as it is shown: "Test card ending 4242". */
  paidWith: string;
}

/** The invoices of orders that were just paid, with numbers that follow each other: the last thing that a transaction does. */
export async function issueInvoices(
  tx: Statements,
  orders: readonly (DocumentedOrder & InvoicedOrder & { id: string })[],
): Promise<void> {
  if (orders.length === 0) return;
  const { first, issuedAt } = await nextDocumentNumbers(tx, 'INV', orders.length);
  const rows = orders.map((order, index) => {
    const count = first + index;
    const content = documentContent(order, invoiceOf(order), { count, issuedAt });
    const { id: orderId, currency } = order;
    return { id: newId(), number: count, orderId, currency, totalAmount: content.totalAmount, content };
  });
  await tx.$executeRaw`
    INSERT INTO invoice (id, series, number, order_id, currency, total_amount, content, issued_at)
    SELECT id, 'INV', number, "orderId", currency, "totalAmount", content, ${issuedAt}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, number int, "orderId" text, currency text,
      "totalAmount" int, content jsonb)`;
}

function invoiceOf({ lines, shippingAmount, paidWith }: InvoicedOrder): DocumentDraft {
  const pieces = lines.map(({ sku, title, quantity, unitAmount }) => ({ sku, title, quantity, unitAmount }));
  const delivery = { sku: null, title: 'Delivery', quantity: 1, unitAmount: shippingAmount };
  return {
    series: 'INV',
    refundId: null,
    corrects: null,
    lines: shippingAmount > 0 ? [...pieces, delivery] : pieces,
    remark: paidWith ? `Paid with ${paidWith.toLowerCase()}.` : 'Paid.',
  };
}

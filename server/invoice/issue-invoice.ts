import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { newId } from '#server/database/new-id.ts';
import type { Statements } from '#server/database/statement.ts';
import { nextDocumentNumbers } from './document-number.ts';
import { type DocumentDraft, type DocumentedOrder, type DocumentLine, documentContent } from './issue-document.ts';
import { orderTaxes } from './order-taxes.ts';

/** What an invoice says of an order that was just paid. Amounts are minor units. */
export interface InvoicedOrder {
  shippingAmount: number;
  /** What promotions took off the pieces, each by its name. */
  takenOff: readonly { title: string; amount: number }[];
  /** By rate, fixed with the order. */
  taxes: unknown;
  /** Beside the prices. */
  taxAmount: number;
  giftCardAmount: number;
  totalAmount: number;
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

function invoiceOf(order: InvoicedOrder & DocumentedOrder): DocumentDraft {
  const { lines, shippingAmount, takenOff } = order;
  const pieces = lines.map(({ sku, title, quantity, unitAmount }) => ({ sku, title, quantity, unitAmount }));
  const off = takenOff.map(({ title, amount }) => ({ sku: null, title, quantity: 1, unitAmount: -amount }));
  const delivery = { sku: null, title: 'Delivery', quantity: 1, unitAmount: shippingAmount };
  return {
    series: 'INV',
    refundId: null,
    corrects: null,
    lines: [...pieces, ...off, ...(shippingAmount > 0 ? [delivery] : [])],
    taxes: orderTaxes(order),
    taxAddedAmount: order.taxAmount,
    remark: paidBy(order),
  };
}

function paidBy({ paidWith, giftCardAmount, totalAmount, currency }: InvoicedOrder & DocumentedOrder): string {
  if (totalAmount === 0) return 'Nothing to pay.';
  const other = paidWith ? `Paid with ${paidWith.toLowerCase()}` : 'Paid';
  if (giftCardAmount === 0 || giftCardAmount === totalAmount) return `${other}.`;
  const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(
    Number(decimalAmount(giftCardAmount, currency)),
  );
  return `${other}, and ${amount} with a gift card.`;
}

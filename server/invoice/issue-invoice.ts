import type { DocumentSeries } from '#contract/invoice/invoice.ts';
import { type OrderMoney, orderSum } from '#domain/order/order-sum.ts';
import { taxName } from '#domain/tariff/tax-name.ts';
import type { TaxTreatmentKind } from '#domain/tariff/tax-treatment.ts';
import { isExport } from '#domain/tariff/vat-territory.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { nextDocumentNumbers } from './document-number.ts';
import { type DocumentDraft, type DocumentedOrder, type DocumentLine, documentContent } from './issue-document.ts';
import { flatRateOf, orderTaxes } from './order-taxes.ts';

/** What an invoice says of an order that was just paid. Amounts are minor units. */
export interface InvoicedOrder {
  money: OrderMoney;
  lines: readonly DocumentLine[];
  /** How it was paid, as it is shown: "Test card ending 4242". */
  paidWith: string;
  /** Where the shop is, by ISO 3166 code. */
  origin: string;
  /** The sentence about the VAT it has or doesn't have; null: none is needed. */
  taxNote: string | null;
  taxTreatment: TaxTreatmentKind;
}

type OrderToInvoice = DocumentedOrder & InvoicedOrder;

/** The invoices of orders that were just paid, with numbers that follow each other: the last thing that a transaction does. */
export async function issueInvoices(tx: Statements, orders: readonly OrderToInvoice[]): Promise<void> {
  await issueInSeries(
    tx,
    'INV',
    orders.filter(({ isTest }) => !isTest),
  );
  await issueInSeries(
    tx,
    'TEST-INV',
    orders.filter(({ isTest }) => isTest),
  );
}

async function issueInSeries(tx: Statements, series: DocumentSeries, orders: readonly OrderToInvoice[]): Promise<void> {
  if (orders.length === 0) return;
  const { first, ...issued } = await nextDocumentNumbers(tx, series, orders.length);
  const flatRate = await flatRateOf(
    tx,
    orders.map(({ money }) => money),
  );
  const rows = orders.map((order, index) => {
    const count = first + index;
    const content = documentContent(order, { ...invoiceOf(order, flatRate), series }, { count, ...issued });
    const { id: orderId, currency } = order;
    return { id: newId(), number: count, orderId, currency, totalAmount: content.totalAmount, content };
  });
  await tx.$executeRaw`
    INSERT INTO invoice (id, series, number, order_id, currency, total_amount, content, issued_at)
    SELECT id, ${series}, number, "orderId", currency, "totalAmount", content, ${issued.issuedAt}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, number int, "orderId" text, currency text,
      "totalAmount" int, content jsonb)`;
}

/** What the pieces don't say themselves. */
const ownLines: ReadonlySet<string> = new Set(['promotion', 'delivery']);

function invoiceOf(order: InvoicedOrder & DocumentedOrder, flatRate: number | null): Omit<DocumentDraft, 'series'> {
  const { money, lines } = order;
  const sum = orderSum(money);
  const isExported = isUntaxedExport(order);
  const note = order.taxNote ?? (isExported ? exportNote : null);
  const others = sum.filter(({ kind, amount }) => ownLines.has(kind) && amount !== 0);
  return {
    refundId: null,
    corrects: null,
    lines: [
      ...lines.map(({ sku, title, quantity, unitAmount, basisPoints }) => {
        return { sku, title, quantity, unitAmount, basisPoints: basisPoints ?? null };
      }),
      ...others.map(({ name, amount }) => ({ sku: null, title: name, quantity: 1, unitAmount: amount })),
    ],
    taxes: orderTaxes({
      taxes: money.totals.taxes,
      totalAmount: money.totals.totalAmount,
      taxCountry: money.taxCountry,
      flatRate,
    }),
    taxAddedAmount: money.totals.taxAmount,
    taxName: taxName(money.taxCountry),
    paid: paidWith(order),
    remark: note ?? '',
    supplied: suppliedWhenSent,
    tax: {
      country: money.taxCountry,
      treatment: order.taxTreatment,
      origin: order.origin,
      to: destinationOf(order)?.country ?? null,
      note,
      isExport: isExported,
    },
  };
}

/** Article 226(7): an order is paid, and its invoice issued, before anything is sent. */
const suppliedWhenSent = 'Paid on the date of this invoice. Date of supply: the day the pieces are sent or collected.';

function paidWith({ money: { totals }, paidWith: means }: InvoicedOrder): DocumentDraft['paid'] {
  const rest = totals.totalAmount - totals.giftCardAmount;
  return [
    ...(totals.giftCardAmount > 0 ? [{ name: 'Paid with a gift card', amount: totals.giftCardAmount }] : []),
    ...(rest > 0 ? [{ name: means ? `Paid: ${means}` : 'Paid', amount: rest }] : []),
  ];
}

const exportNote =
  'Sent outside the VAT territory of the European Union, so no VAT is charged: Article 146 of Directive 2006/112/EC.';

const destinationOf = ({ id, shippingAddress }: DocumentedOrder) =>
  readColumn('orders.shipping_address', id, shippingAddress);

/** Only where rates are those of where it goes, and there are none. */
function isUntaxedExport(order: OrderToInvoice): boolean {
  const { money, origin } = order;
  const to = destinationOf(order);
  const untaxed = money.totals.taxes.length > 0 && money.totals.taxes.every(({ tax }) => tax === 0);
  if (!to?.country || !untaxed || money.taxCountry !== to.country) return false;
  return isExport(origin, { country: to.country, postalCode: to.postalCode });
}

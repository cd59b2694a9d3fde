import type { DocumentContent, DocumentSeries } from '#contract/invoice/invoice.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { printAddress } from '#server/address/print-address.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { shopOnPaper } from '#server/shop/shop-on-paper.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { newestForm } from './document-forms.ts';
import { documentNumber, nextDocumentNumbers } from './document-number.ts';

export type DocumentLine = DocumentContent['lines'][number];

export interface DocumentDraft {
  series: DocumentSeries;
  refundId: string | null;
  lines: readonly DocumentLine[];
  taxes: DocumentContent['taxes'];
  /** Beside the lines; nothing where prices include it. */
  taxAddedAmount: number;
  taxName: string;
  /** Where the total came from, or went back to. */
  paid: DocumentContent['paid'];
  remark: string;
  corrects: string | null;
  /** When the pieces are supplied; absent: a credit note supplies nothing. */
  supplied?: string;
  tax?: DocumentContent['tax'];
  /** Of the invoice it corrects. */
  correctsIssuedAt?: string;
}

export interface DocumentedOrder extends NumberedOrder {
  id: string;
  isTest: boolean;
  email: string;
  currency: string;
  shippingAddress: unknown;
  /** Null: billed to where it goes. */
  billingAddress: unknown;
  company: string | null;
  vatNumber: string | null;
}

function buyerOnPaper({ id, billingAddress, shippingAddress, company, vatNumber, email }: DocumentedOrder) {
  const address = readColumnOr('orders.billing_address', id, billingAddress ?? shippingAddress, null);
  return {
    address: address ? printAddress(address, company) : [],
    vatId: vatNumber,
    email,
    party: address && { ...address, company },
  };
}

/** What a document of a test order says of itself. */
const ofTest = 'Test order: nothing was paid, no claim arises.';

/** Everything that a document prints. Amounts are minor units. */
export function documentContent(
  order: DocumentedOrder,
  {
    series,
    lines,
    taxes,
    taxAddedAmount,
    taxName,
    paid,
    remark,
    corrects,
    correctsIssuedAt,
    supplied,
    tax,
  }: DocumentDraft,
  { count, issuedAt, shop }: { count: number; issuedAt: Date; shop: ShopSettings },
): DocumentContent {
  const totalAmount = lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, taxAddedAmount);
  return {
    form: newestForm,
    series,
    number: documentNumber(series, count),
    remark: [order.isTest ? ofTest : '', remark].filter(Boolean).join('\n'),
    corrects,
    totalAmount,
    currency: order.currency,
    issuedAt: issuedAt.toISOString(),
    orderNumber: orderNumber(order),
    seller: { ...shopOnPaper(shop), country: shop.country },
    buyer: buyerOnPaper(order),
    lines: [...lines],
    taxes,
    taxAddedAmount,
    taxName,
    paid,
    ...(supplied && { supplied }),
    ...(tax && { tax }),
    ...(correctsIssuedAt && { correctsIssuedAt }),
  };
}

/** Gives a document its number and keeps everything that it prints. The last thing that a transaction does. */
export async function issueDocument(tx: Tx, orderId: string, draft: DocumentDraft): Promise<string> {
  const { series, refundId } = draft;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      numberPrefix: true,
      email: true,
      currency: true,
      shippingAddress: true,
      billingAddress: true,
      company: true,
      vatNumber: true,
      isTest: true,
    },
  });
  const { first: count, ...issued } = await nextDocumentNumbers(tx, series, 1);
  const content = documentContent(order, draft, { count, ...issued });
  const { currency } = order;
  const { totalAmount } = content;
  await tx.invoice.create({
    data: { series, number: count, orderId, refundId, currency, totalAmount, content, issuedAt: issued.issuedAt },
  });
  return content.number;
}

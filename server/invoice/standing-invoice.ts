import {
  type DocumentContent,
  type DocumentSeries,
  documentContentSchema,
  isInvoice,
} from '#contract/invoice/invoice.ts';
import type { TaxGroup } from '#domain/order/price/order-to-price.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { flatRateOf, orderTaxes } from './order-taxes.ts';

/** The invoice that counts: the last one issued, with the credit notes that correct it. */
export interface StandingInvoice {
  corrected: DocumentContent;
  /** Its tax by rate. */
  taxes: TaxGroup[];
  /** What its credit notes gave back, by rate. */
  credited: TaxGroup[];
  creditNotes: DocumentContent[];
  pricesInclude: boolean;
  /** The sentence that its credit notes repeat about its VAT. */
  taxNote: string | null;
}

/** @returns null for an order that has no invoice */
export async function readStandingInvoice(tx: Tx, orderId: string): Promise<StandingInvoice | null> {
  const documents = await tx.invoice.findMany({
    where: { orderId },
    orderBy: { number: 'asc' },
    select: { series: true, content: true },
  });
  const isOne = ({ series }: { series: string }) => isInvoice(series as DocumentSeries);
  const invoices = documents.filter(isOne).map(({ content }) => documentContentSchema.parse(content));
  const corrected = invoices.at(-1);
  if (!corrected) return null;
  const creditNotes = documents
    .filter((document) => !isOne(document))
    .map(({ content }) => documentContentSchema.parse(content))
    .filter(({ corrects }) => corrects === corrected.number);
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { taxes: true, totalAmount: true, taxCountry: true, taxNote: true, pricesInclude: true },
  });
  // The order keeps the VAT it was placed with; an invoice that replaces its first one has its own.
  const isReplaced = invoices.length > 1;
  return {
    corrected,
    taxes: isReplaced ? corrected.taxes : orderTaxes({ ...order, flatRate: await flatRateOf(tx, [order]) }),
    credited: creditNotes.flatMap(({ taxes }) => taxes),
    creditNotes,
    pricesInclude: order.pricesInclude,
    taxNote: isReplaced ? (corrected.tax?.note ?? null) : order.taxNote,
  };
}

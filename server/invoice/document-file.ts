import { type DocumentView, documentContentSchema } from '#contract/invoice/invoice.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { type OrderVisitor, requireOrder } from '#server/order/link/order-access.ts';
import { notFound } from '#server/web/problem.ts';
import { drawAsIssued } from './document-forms.ts';
import { documentNumber, parseDocumentNumber } from './document-number.ts';
import { eInvoiceOf } from './e-invoice/e-invoice-of.ts';
import { writeUbl } from './e-invoice/write-ubl.ts';

/** Reads a PDF for those who may open its order. @throws AccessProblem `not_found`, also for another order's */
export async function readDocumentFile(
  visitor: OrderVisitor,
  { publicId, number }: { publicId: string; number: string },
): Promise<Uint8Array> {
  return drawAsIssued(await readContent(visitor, { publicId, number }));
}

/**
 * Reads an e-invoice for those who may open its order. Refuses `no_e_invoice`, with why there can be none.
 * @throws AccessProblem `not_found` as for its PDF
 */
export async function readEInvoiceFile(
  visitor: OrderVisitor,
  wanted: { publicId: string; number: string },
): Promise<Decision<string, Problem>> {
  const content = documentContentSchema.parse(await readContent(visitor, wanted));
  const { eInvoice, missing } = eInvoiceOf(content);
  return eInvoice
    ? accept(writeUbl(eInvoice))
    : refuse({ code: 'no_e_invoice', message: `There is no e-invoice of ${content.number}. ${missing}` });
}

async function readContent(
  visitor: OrderVisitor,
  { publicId, number }: { publicId: string; number: string },
): Promise<unknown> {
  await requireOrder(visitor, publicId, 'invoice:read');
  const key = parseDocumentNumber(number);
  const invoice = key && (await database().invoice.findFirst({ where: { ...key, order: { publicId } } }));
  if (!invoice) throw notFound('document');
  return invoice.content;
}

/** Documents as a page lists them, oldest first. */
export function documentViews(
  rows: readonly { series: string; number: number; totalAmount: number; issuedAt: Date; content: unknown }[],
): DocumentView[] {
  return [...rows]
    .sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime())
    .map(({ series, number, totalAmount, issuedAt, content }) => ({
      series: series as DocumentView['series'],
      number: documentNumber(series as DocumentView['series'], number),
      totalAmount,
      issuedAt: issuedAt.toISOString(),
      hasXml: hasEInvoice(content),
    }));
}

/** A document that can't be read costs its order's page a link, not the page. */
function hasEInvoice(stored: unknown): boolean {
  const { data } = documentContentSchema.safeParse(stored);
  return data !== undefined && eInvoiceOf(data).eInvoice !== null;
}

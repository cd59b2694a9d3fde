import type { DocumentView } from '#contract/order/invoice.ts';
import { database } from '#server/database/database.ts';
import { type OrderVisitor, requireOrder } from '#server/order-link/order-access.ts';
import { notFound } from '#server/problem.ts';
import { drawAsIssued } from './document-forms.ts';
import { documentNumber, parseDocumentNumber } from './document-number.ts';

/** Reads a PDF for those who may open its order. @throws AccessProblem `not_found`, also for another order's */
export async function readDocumentFile(
  visitor: OrderVisitor,
  { publicId, number }: { publicId: string; number: string },
): Promise<Uint8Array> {
  await requireOrder(visitor, publicId);
  const key = parseDocumentNumber(number);
  const invoice = key && (await database().invoice.findFirst({ where: { ...key, order: { publicId } } }));
  if (!invoice) throw notFound('document');
  return drawAsIssued(invoice.content);
}

/** Documents as a page lists them, oldest first. */
export function documentViews(
  rows: readonly { series: string; number: number; totalAmount: number; issuedAt: Date }[],
): DocumentView[] {
  return [...rows]
    .sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime())
    .map(({ series, number, totalAmount, issuedAt }) => ({
      series: series as DocumentView['series'],
      number: documentNumber(series as DocumentView['series'], number),
      totalAmount,
      issuedAt: issuedAt.toISOString(),
    }));
}

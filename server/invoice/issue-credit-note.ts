import type { DocumentContent } from '#contract/invoice/invoice.ts';
import { creditTaxes } from '#domain/invoice/credit-taxes.ts';
import { refundLines } from '#domain/order/order-sum.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type DocumentLine, issueDocument } from './issue-document.ts';
import { readStandingInvoice } from './standing-invoice.ts';

export interface CreditedRefund {
  id: string;
  amount: number;
  reason: string;
  /** The pieces that it is for; what they don't account for is one more line. */
  lines?: readonly DocumentLine[];
  /** What was paid for them, tax included, by rate in basis points. */
  grossByRate?: ReadonlyMap<number | null, number>;
}

/** Issues a refund's credit note. An order without an invoice has nothing to correct and gets none. */
export async function issueCreditNote(tx: Tx, orderId: string, refund: CreditedRefund): Promise<void> {
  const standing = await readStandingInvoice(tx, orderId);
  if (!standing) return;
  const { corrected, taxNote } = standing;
  const taxes = creditTaxes(standing.taxes, standing.credited, {
    amount: refund.amount,
    byRate: refund.grossByRate ?? new Map(),
  });
  const taxAddedAmount = standing.pricesInclude ? 0 : taxes.reduce((sum, { tax }) => sum + tax, 0);
  await issueDocument(tx, orderId, {
    series: corrected.series === 'TEST-INV' ? 'TEST-CN' : 'CN',
    refundId: refund.id,
    lines: linesOf(refund, corrected, taxAddedAmount),
    taxes,
    taxAddedAmount,
    taxName: corrected.taxName,
    paid: await paidBack(tx, refund),
    remark: [`Refund: ${refund.reason}`, taxNote].filter(Boolean).join('\n'),
    tax: corrected.tax,
    corrects: corrected.number,
    correctsIssuedAt: corrected.issuedAt,
  });
}

/** What corrects all of an invoice at once has its lines; else the pieces, and what they don't account for. */
function linesOf(refund: CreditedRefund, corrected: DocumentContent, taxAddedAmount: number): DocumentLine[] {
  if (!refund.lines && refund.amount === corrected.totalAmount) return corrected.lines;
  const lines = [...(refund.lines ?? [])];
  const rest = refund.amount - lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, taxAddedAmount);
  if (rest !== 0)
    lines.push({ sku: null, title: lines.length > 0 ? 'Other' : 'Refund', quantity: 1, unitAmount: rest });
  return lines;
}

async function paidBack(tx: Tx, { id, amount }: CreditedRefund): Promise<DocumentContent['paid']> {
  const { giftCardAmount } = await tx.refund.findUniqueOrThrow({ where: { id }, select: { giftCardAmount: true } });
  return refundLines({ refundedAmount: amount, refundedToGiftCardAmount: giftCardAmount }).map((line) => {
    return { name: line.name, amount: -line.amount };
  });
}

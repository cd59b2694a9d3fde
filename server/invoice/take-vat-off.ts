/**
 * Takes the VAT off an invoice that should have had none. Issued documents never change: a credit note takes back what is
 * left of the invoice, and another invoice bills the same pieces without VAT.
 */
import type { DocumentContent } from '#contract/invoice/invoice.ts';
import { creditTaxes } from '#domain/invoice/credit-taxes.ts';
import { reverseChargeNote, vatTakenOff } from '#domain/tariff/tax-treatment.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { documentNumber } from './document-number.ts';
import { type DocumentLine, issueDocument } from './issue-document.ts';
import { dayOnPaper } from './paper.ts';
import { readStandingInvoice, type StandingInvoice } from './standing-invoice.ts';

/** What an invoice still bills, in minor units. */
export interface LeftOfInvoice {
  gross: number;
  vat: number;
  taxes: DocumentContent['taxes'];
}

export function leftOfInvoice({ corrected, taxes, credited, creditNotes }: StandingInvoice): LeftOfInvoice {
  const gross = corrected.totalAmount - creditNotes.reduce((sum, { totalAmount }) => sum + totalAmount, 0);
  const left = creditTaxes(taxes, credited, { amount: gross, byRate: new Map() });
  return { gross, vat: left.reduce((sum, { tax }) => sum + tax, 0), taxes: left };
}

/** How much VAT an order's invoice still has. @returns 0 without an invoice */
export async function readVatLeft(tx: Tx, orderId: string): Promise<number> {
  const standing = await readStandingInvoice(tx, orderId);
  return standing ? leftOfInvoice(standing).vat : 0;
}

/**
 * Issues both documents: the last thing that a transaction does. The order is locked.
 * @param refundId the refund of the VAT that is left
 */
export async function takeVatOff(
  tx: Tx,
  orderId: string,
  { refundId, reason }: { refundId: string; reason: string },
): Promise<void> {
  const standing = await readStandingInvoice(tx, orderId);
  if (!standing) throw new Error(`Order ${orderId} has no invoice to take VAT off.`);
  const { corrected, pricesInclude } = standing;
  const { gross, vat, taxes } = leftOfInvoice(standing);
  const net = gross - vat;
  const isTest = corrected.series === 'TEST-INV';
  const lines = linesLeft(standing);
  const { giftCardAmount } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { giftCardAmount: true },
  });
  const next = await nextInvoiceNumber(tx, isTest);
  const creditNote = await issueDocument(tx, orderId, {
    series: isTest ? 'TEST-CN' : 'CN',
    refundId,
    lines,
    taxes,
    taxAddedAmount: pricesInclude ? 0 : vat,
    taxName: corrected.taxName,
    paid: [
      { name: 'Refunded the way it was paid', amount: vat - giftCardAmount },
      { name: 'Refunded to the gift card', amount: giftCardAmount },
      { name: `Carried over to invoice ${next}`, amount: net },
    ].filter(({ amount }) => amount !== 0),
    remark: `${reason}\nInvoice ${next} replaces what is credited here.`,
    tax: corrected.tax,
    corrects: corrected.number,
    correctsIssuedAt: corrected.issuedAt,
  });
  const untaxed = lines.map((line) => (line.sku === null ? line : { ...line, basisPoints: 0 }));
  const issued = await issueDocument(tx, orderId, {
    series: isTest ? 'TEST-INV' : 'INV',
    refundId: null,
    lines: pricesInclude
      ? [...untaxed, { sku: null, title: vatTakenOff.title, quantity: 1, unitAmount: -vat }]
      : untaxed,
    taxes: [{ basisPoints: 0, net, tax: 0, gross: net }],
    taxAddedAmount: 0,
    taxName: corrected.taxName,
    paid: [{ name: `Carried over from credit note ${creditNote}`, amount: net }],
    remark: `Replaces invoice ${corrected.number} of ${dayOnPaper(corrected.issuedAt)}, which credit note ${creditNote} takes back.\n${reverseChargeNote}`,
    supplied: `Paid on ${dayOnPaper(corrected.issuedAt)}. Date of supply: the day the pieces are sent or collected.`,
    tax: {
      country: corrected.tax?.country ?? null,
      origin: corrected.tax?.origin ?? '',
      to: corrected.tax?.to ?? null,
      treatment: 'reverse_charge',
      note: reverseChargeNote,
      isExport: false,
    },
    corrects: null,
  });
  if (issued !== next) throw new Error(`Invoice ${next} was expected, and ${issued} was issued.`);
}

/** The invoice's own lines, less what was credited before, without the tax beside them. */
function linesLeft({ corrected, creditNotes }: StandingInvoice): DocumentLine[] {
  const before = creditNotes.map(({ number, totalAmount, taxAddedAmount }) => ({
    sku: null,
    title: `Credited before (${number})`,
    quantity: 1,
    unitAmount: taxAddedAmount - totalAmount,
  }));
  return [...corrected.lines, ...before];
}

/** The number that the next invoice will have; the series stays locked until the transaction ends. */
async function nextInvoiceNumber(tx: Tx, isTest: boolean): Promise<string> {
  const series = isTest ? 'TEST-INV' : 'INV';
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    SELECT last FROM document_series WHERE series = ${series} FOR UPDATE`;
  return documentNumber(series, (row?.last ?? 0) + 1);
}

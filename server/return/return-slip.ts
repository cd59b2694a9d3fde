import { encode } from 'uqr';
import type { PostagePayer } from '#domain/return/return-postage.ts';
import { printAddress } from '#server/address/print-address.ts';
import { drawPaper, row, rule, width } from '#server/invoice/paper.ts';
import { printable } from '#server/invoice/printable.ts';
import type { LabelRequest } from './label-provider.ts';

interface SlipRequest extends LabelRequest {
  orderNumber: string;
  paidBy: PostagePayer;
  /** What is to be in the box. */
  pieces: readonly { title: string; quantity: number }[];
}

/** The shop's own paper for a return: where it goes and what belongs in the box. It claims no postage. */
export function drawReturnSlip({
  returnNumber,
  orderNumber,
  from,
  to,
  at,
  paidBy,
  pieces,
}: SlipRequest): Promise<Uint8Array> {
  return drawPaper({ title: `Return ${returnNumber}`, author: to.name, at }, (pdf) => {
    pdf.font('Helvetica-Bold').fontSize(20).text(`Return ${returnNumber}`);
    pdf.font('Helvetica').fontSize(11).text(`Order ${orderNumber}`).moveDown(2);
    pdf.fontSize(9).text('Send it to').font('Helvetica-Bold').fontSize(13);
    for (const line of [to.name, ...to.address]) pdf.text(printable(line));
    pdf.font('Helvetica').fontSize(9).moveDown(2).text('From').fontSize(11);
    for (const line of printAddress(from)) pdf.text(printable(line));
    pdf.moveDown(2).fontSize(9);
    row(pdf, { title: 'Send back', cells: [{ text: 'Pieces', to: 1 }] });
    rule(pdf);
    for (const { title, quantity } of pieces) row(pdf, { title, cells: [{ text: String(quantity), to: 1 }] });
    rule(pdf);
    pdf
      .fontSize(11)
      .text('Put these pieces and this page in the parcel, and write the address above on the outside.', { width });
    pdf.text(slipPostage[paidBy], { width }).text('Keep the proof of posting.', { width });
    drawCode(pdf, returnNumber);
  });
}

const slipPostage = {
  shop: 'We pay the postage: send us the receipt and we’ll refund it.',
  customer: 'You pay the postage.',
} as const;

/** The return's number for the scanner at the packing table. */
function drawCode(pdf: PDFKit.PDFDocument, text: string): void {
  const { data, size } = encode(text, { border: 0 });
  const side = 90 / size;
  const top = pdf.y + 24;
  const left = pdf.page.margins.left;
  for (const [y, line] of data.entries())
    for (const [x, dark] of line.entries()) if (dark) pdf.rect(left + x * side, top + y * side, side, side);
  pdf.fill('#000000');
}

import { encode } from 'uqr';
import { printAddress } from '#server/address/print-address.ts';
import { drawPaper, rule, width } from '#server/invoice/paper.ts';
import { printable } from '#server/invoice/printable.ts';
import type { LabelRequest } from './label-provider.ts';

interface SlipRequest extends LabelRequest {
  orderNumber: string;
  paidBy: 'shop' | 'customer';
}

/** The shop's own paper for a return: where it goes and what belongs in the box. It claims no postage. */
export function drawReturnSlip({ returnNumber, orderNumber, from, to, at, paidBy }: SlipRequest): Promise<Uint8Array> {
  return drawPaper({ title: `Return ${returnNumber}`, author: to.name, at }, (pdf) => {
    pdf.font('Helvetica-Bold').fontSize(20).text(`Return ${returnNumber}`);
    pdf.font('Helvetica').fontSize(11).text(`Order ${orderNumber}`).moveDown(2);
    pdf.fontSize(9).text('Send it to').font('Helvetica-Bold').fontSize(13);
    for (const line of [to.name, ...to.address]) pdf.text(printable(line));
    pdf.font('Helvetica').fontSize(9).moveDown(2).text('From').fontSize(11);
    for (const line of printAddress(from)) pdf.text(printable(line));
    pdf.moveDown(2);
    rule(pdf);
    pdf
      .fontSize(11)
      .text(
        `Put the pieces and this page in the parcel, and write the address above on the outside. ${slipPostage[paidBy]} Keep the proof of posting.`,
        { width },
      );
    drawCode(pdf, returnNumber);
  });
}

const slipPostage = {
  shop: 'Send us the receipt for the postage: we pay it back.',
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

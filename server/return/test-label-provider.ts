import { createHash } from 'node:crypto';
import { printAddress } from '#server/address/print-address.ts';
import { drawPdf } from '#server/invoice/draw-pdf.ts';
import { printable } from '#server/invoice/printable.ts';
import type { Label, LabelProvider, LabelRequest } from './label-provider.ts';

/** The carrier of the demo: its parcels travel by the events that anyone with the right key sends. */
export const testCarrier = 'Test Post';

/** Made from the reference, so that the same request gets the same number. */
const trackingNumberOf = (reference: string): string =>
  `RT${BigInt(`0x${createHash('sha256').update(reference).digest('hex').slice(0, 14)}`)
    .toString()
    .padStart(17, '0')
    .slice(0, 14)}`;

async function makeLabel(request: LabelRequest): Promise<Label> {
  const trackingNumber = trackingNumberOf(request.reference);
  return { carrier: testCarrier, trackingNumber, pdf: await draw(request, trackingNumber) };
}

function draw(request: LabelRequest, trackingNumber: string): Promise<Uint8Array> {
  const { returnNumber, at } = request;
  // 100 × 150 mm, what label printers take.
  const options = {
    size: [283.46, 425.2],
    margin: 24,
    info: { Title: `Return label ${returnNumber}`, CreationDate: at, ModDate: at },
  } satisfies PDFKit.PDFDocumentOptions;
  return drawPdf(options, (pdf) => drawLabel(pdf, request, trackingNumber));
}

function drawLabel(pdf: PDFKit.PDFDocument, { from, to, returnNumber }: LabelRequest, trackingNumber: string): void {
  const lines = (texts: (string | undefined)[]) => {
    for (const text of texts) if (text) pdf.text(printable(text));
  };
  pdf.font('Helvetica-Bold').fontSize(14).text(testCarrier).moveDown(0.8);
  pdf.font('Helvetica').fontSize(8).text('From');
  pdf.fontSize(10);
  lines(printAddress(from));
  pdf.moveDown(1).fontSize(8).text('To').font('Helvetica-Bold').fontSize(13);
  lines([to.name, ...to.address]);
  drawBars(pdf, trackingNumber);
  pdf.font('Helvetica-Bold').fontSize(13).text(trackingNumber, 24, 352, { width: 235, align: 'center' });
  pdf
    .font('Helvetica')
    .fontSize(9)
    .text(`Return ${returnNumber}. Not valid for postage: a demonstration.`, { align: 'center' });
}

/** Bars that look like a label's; the number below them is what counts. */
function drawBars(pdf: PDFKit.PDFDocument, trackingNumber: string): void {
  let x = 32;
  for (const digit of [...trackingNumber, ...trackingNumber]) {
    const wide = 1 + (digit.charCodeAt(0) % 4);
    pdf.rect(x, 290, wide, 54).fill('#000');
    x += wide + 4;
  }
}

export const testLabelProvider: LabelProvider = { makeLabel };

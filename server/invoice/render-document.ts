import PDFDocument from 'pdfkit';
import type { DocumentContent } from '#contract/invoice.ts';
import { printable } from './printable.ts';

const margin = 56;
const width = 595.28 - 2 * margin;
const columns = {
  title: margin,
  quantity: margin + width * 0.6,
  each: margin + width * 0.7,
  sum: margin + width * 0.85,
};

/** `€1,234.50`, always with its minor units, as a document shows it. */
function money(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount / minorOf(currency));
}
function minorOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
const dayOf = (iso: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** Renders the same bytes whenever it is asked. The shop's own fonts come in a format that can't be embedded. */
export function renderDocument(content: DocumentContent): Promise<Uint8Array> {
  const { series, number, issuedAt } = content;
  const title = series === 'INV' ? 'Invoice' : 'Credit note';
  const at = new Date(issuedAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `${title} ${number}`, Author: printable(content.seller.name), CreationDate: at, ModDate: at },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  drawHead(pdf, content, title);
  drawLines(pdf, content);
  drawFoot(pdf, content);
  pdf.end();
  return done;
}

function drawHead(pdf: PDFKit.PDFDocument, content: DocumentContent, title: string): void {
  const { seller, buyer, number, issuedAt, orderNumber, corrects } = content;
  pdf.font('Helvetica-Bold').fontSize(13).text(printable(seller.name));
  pdf.font('Helvetica').fontSize(9);
  for (const line of seller.address) pdf.text(printable(line));
  if (seller.vatId) pdf.text(`VAT ${printable(seller.vatId)}`);
  pdf.moveDown(3).fontSize(10);
  for (const line of buyer.address) pdf.text(printable(line));
  pdf.text(printable(buyer.email));
  pdf.moveDown(3).font('Helvetica-Bold').fontSize(20).text(`${title} ${number}`);
  pdf
    .moveDown(0.4)
    .font('Helvetica')
    .fontSize(10)
    .text(`${dayOf(issuedAt)}, order ${orderNumber}`);
  if (corrects) pdf.text(`Corrects invoice ${corrects}`);
  pdf.moveDown(1.5);
}

function row(pdf: PDFKit.PDFDocument, cells: { title: string; quantity?: string; each?: string; sum: string }): void {
  if (pdf.y > 740) pdf.addPage();
  const { y } = pdf;
  pdf.text(cells.title, columns.title, y, { width: width * 0.58 });
  const below = pdf.y;
  const right = (text: string, x: number) =>
    pdf.text(text, x, y, { width: width * 0.15, align: 'right', lineBreak: false });
  if (cells.quantity)
    pdf.text(cells.quantity, columns.quantity, y, { width: width * 0.1, align: 'right', lineBreak: false });
  if (cells.each) right(cells.each, columns.each);
  right(cells.sum, columns.sum);
  pdf.y = below + 6;
  pdf.x = margin;
}

function rule(pdf: PDFKit.PDFDocument): void {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + width, pdf.y)
    .lineWidth(0.5)
    .stroke();
  pdf.y += 8;
}

function drawLines(pdf: PDFKit.PDFDocument, content: DocumentContent): void {
  const { lines, totalAmount, currency, taxAddedAmount } = content;
  pdf.fontSize(9);
  row(pdf, { title: 'Piece', quantity: 'Qty', each: 'Each', sum: 'Sum' });
  rule(pdf);
  for (const { title, quantity, unitAmount } of lines) {
    row(pdf, {
      title: printable(title),
      quantity: String(quantity),
      each: money(unitAmount, currency),
      sum: money(quantity * unitAmount, currency),
    });
  }
  if (taxAddedAmount !== 0) drawTaxes(pdf, content, 'VAT');
  rule(pdf);
  pdf.font('Helvetica-Bold').fontSize(11);
  row(pdf, { title: 'Total', sum: money(totalAmount, currency) });
  pdf.font('Helvetica').fontSize(9);
  if (taxAddedAmount === 0) drawTaxes(pdf, content, 'Of which VAT');
}

/** By rate, with what it is reckoned on where there are several. */
function drawTaxes(pdf: PDFKit.PDFDocument, { taxes, vat, currency }: DocumentContent, what: string): void {
  for (const { basisPoints, tax, net } of taxes) {
    const on = taxes.length > 1 ? ` on ${money(net, currency)}` : '';
    row(pdf, { title: `${what}, ${basisPoints / 100} %${on}`, sum: money(tax, currency) });
  }
  if (vat) row(pdf, { title: `Of which VAT, ${vat.percent} %`, sum: money(vat.amount, currency) });
  if (taxes.length === 0 && !vat) row(pdf, { title: 'Prices include VAT.', sum: '' });
}

function drawFoot(pdf: PDFKit.PDFDocument, { remark }: DocumentContent): void {
  pdf.moveDown(1.5).fontSize(9).text(printable(remark), { width });
}

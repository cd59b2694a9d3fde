/** Documents that were issued while there was one rate, with the amount in `vat`. Never changed: they stand for what was sent. */
import type { DocumentContent } from '#contract/invoice/invoice.ts';
import { dayOnPaper, drawPaper, margin, moneyOnPaper, rule, width } from '../paper.ts';
import { printable } from '../printable.ts';

const columns = {
  quantity: margin + width * 0.6,
  each: margin + width * 0.7,
  sum: margin + width * 0.85,
};

export function drawForm1(content: DocumentContent): Promise<Uint8Array> {
  const { series, number, issuedAt, seller } = content;
  const title = `${series === 'INV' ? 'Invoice' : 'Credit note'} ${number}`;
  return drawPaper({ title, author: seller.name, at: new Date(issuedAt) }, (pdf) => {
    drawHead(pdf, content, title);
    drawLines(pdf, content);
    pdf.moveDown(1.5).fontSize(9).text(printable(content.remark), { width });
  });
}

function drawHead(pdf: PDFKit.PDFDocument, content: DocumentContent, title: string): void {
  const { seller, buyer, issuedAt, orderNumber, corrects } = content;
  pdf.font('Helvetica-Bold').fontSize(13).text(printable(seller.name));
  pdf.font('Helvetica').fontSize(9);
  for (const line of seller.address) pdf.text(printable(line));
  if (seller.vatId) pdf.text(`VAT ${printable(seller.vatId)}`);
  pdf.moveDown(3).fontSize(10);
  for (const line of buyer.address) pdf.text(printable(line));
  pdf.text(printable(buyer.email));
  pdf.moveDown(3).font('Helvetica-Bold').fontSize(20).text(title);
  pdf
    .moveDown(0.4)
    .font('Helvetica')
    .fontSize(10)
    .text(`${dayOnPaper(issuedAt)}, order ${orderNumber}`);
  if (corrects) pdf.text(`Corrects invoice ${corrects}`);
  pdf.moveDown(1.5);
}

function row(pdf: PDFKit.PDFDocument, cells: { title: string; quantity?: string; each?: string; sum: string }): void {
  if (pdf.y > 740) pdf.addPage();
  const { y } = pdf;
  pdf.text(cells.title, margin, y, { width: width * 0.58 });
  const below = pdf.y;
  const right = (text: string, x: number, share: number) =>
    pdf.text(text, x, y, { width: width * share, align: 'right', lineBreak: false });
  if (cells.quantity) right(cells.quantity, columns.quantity, 0.1);
  if (cells.each) right(cells.each, columns.each, 0.15);
  right(cells.sum, columns.sum, 0.15);
  pdf.y = below + 6;
  pdf.x = margin;
}

function drawLines(pdf: PDFKit.PDFDocument, { lines, totalAmount, currency, vat }: DocumentContent): void {
  const money = (amount: number) => moneyOnPaper(amount, currency);
  pdf.fontSize(9);
  row(pdf, { title: 'Piece', quantity: 'Qty', each: 'Each', sum: 'Sum' });
  rule(pdf);
  for (const { title, quantity, unitAmount } of lines) {
    row(pdf, {
      title: printable(title),
      quantity: String(quantity),
      each: money(unitAmount),
      sum: money(quantity * unitAmount),
    });
  }
  rule(pdf);
  pdf.font('Helvetica-Bold').fontSize(11);
  row(pdf, { title: 'Total', sum: money(totalAmount) });
  pdf.font('Helvetica').fontSize(9);
  if (vat) row(pdf, { title: `Of which VAT, ${vat.percent} %`, sum: money(vat.amount) });
  else row(pdf, { title: 'Prices include VAT.', sum: '' });
}

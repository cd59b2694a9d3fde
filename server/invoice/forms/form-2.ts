/** Documents with their tax by rate, and how they were paid. Never changed: they stand for what was sent. */
import type { DocumentContent } from '#contract/invoice/invoice.ts';
import { dayOnPaper, drawPaper, moneyOnPaper, row, rule, width } from '../paper.ts';
import { printable } from '../printable.ts';

export function drawForm2(content: DocumentContent): Promise<Uint8Array> {
  const { series, number, issuedAt, seller } = content;
  const title = `${series === 'INV' ? 'Invoice' : 'Credit note'} ${number}`;
  return drawPaper({ title, author: seller.name, at: new Date(issuedAt) }, (pdf) => {
    drawHead(pdf, content, title);
    drawLines(pdf, content);
    drawTaxes(pdf, content);
    drawPaid(pdf, content);
    if (content.remark) pdf.moveDown(1.5).fontSize(9).text(printable(content.remark), { width });
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
  if (buyer.vatId) pdf.text(`VAT ${printable(buyer.vatId)}`);
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

function drawLines(pdf: PDFKit.PDFDocument, content: DocumentContent): void {
  const { lines, totalAmount, currency, taxAddedAmount, taxes, taxName } = content;
  const money = (amount: number) => moneyOnPaper(amount, currency);
  pdf.fontSize(9);
  row(pdf, { title: 'Piece', cells: figures('Qty', 'Each', 'Sum') });
  rule(pdf);
  for (const line of lines) {
    const { title, quantity, unitAmount, sku } = line;
    const note = eachWithoutTax(line, content);
    const sum = money(quantity * unitAmount);
    const cells = sku === null ? [{ text: sum, to: 1 }] : figures(String(quantity), money(unitAmount), sum);
    row(pdf, { title, ...(note ? { note } : {}), cells });
  }
  if (taxAddedAmount !== 0)
    for (const { basisPoints, tax } of taxes.filter((group) => group.tax !== 0))
      row(pdf, { title: `${taxName} ${basisPoints / 100}%`, cells: [{ text: money(tax), to: 1 }] });
  rule(pdf);
  pdf.font('Helvetica-Bold').fontSize(11);
  row(pdf, { title: 'Total', cells: [{ text: money(totalAmount), to: 1 }] });
  pdf.font('Helvetica').fontSize(9);
}

const figures = (quantity: string, each: string, sum: string) => [
  { text: quantity, to: 0.68 },
  { text: each, to: 0.84 },
  { text: sum, to: 1 },
];

/** Article 226 asks for the unit price without tax; it may have more digits than the currency. */
function eachWithoutTax(
  { basisPoints, unitAmount, sku }: DocumentContent['lines'][number],
  { currency, taxAddedAmount, taxName }: DocumentContent,
): string | null {
  if (sku === null || basisPoints === null || basisPoints === undefined) return null;
  const rate = `${taxName} ${basisPoints / 100}%`;
  if (taxAddedAmount !== 0 || basisPoints === 0) return rate;
  return `${rate}, ${moneyOnPaper((unitAmount * 10_000) / (10_000 + basisPoints), currency, 4)} each without it`;
}

/** By rate: what it is reckoned on, the tax, and both together. */
function drawTaxes(pdf: PDFKit.PDFDocument, { taxes, vat, taxName, currency }: DocumentContent): void {
  const money = (amount: number) => moneyOnPaper(amount, currency);
  if (vat) row(pdf, { title: `Of which VAT, ${vat.percent}%`, cells: [{ text: money(vat.amount), to: 1 }] });
  if (taxes.length === 0) return;
  pdf.moveDown(1);
  row(pdf, {
    title: `${taxName} in the total`,
    cells: figures('Taxable amount', taxName, `With ${taxName.replace('Sales', 'sales')}`),
  });
  rule(pdf);
  for (const { basisPoints, net, tax, gross } of taxes)
    row(pdf, { title: `${basisPoints / 100}%`, cells: figures(money(net), money(tax), money(gross)) });
}

function drawPaid(pdf: PDFKit.PDFDocument, { paid, currency }: DocumentContent): void {
  if (paid.length === 0) return;
  pdf.moveDown(1);
  rule(pdf);
  for (const { name, amount } of paid)
    row(pdf, { title: name, cells: [{ text: moneyOnPaper(amount, currency), to: 1 }] });
}

/** An A4 page, its columns, and what is written in them. The shop's own fonts come in a format that can't be embedded. */
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { drawPdf } from './draw-pdf.ts';
import { printable } from './printable.ts';

export const margin = 56;
export const width = 595.28 - 2 * margin;
const lowest = 740;

/**
 * `€1,234.50`, always with its minor units, as a document shows it. Where the fonts lack the sign it is the code:
 * `ILS 1,234.50`.
 */
export function moneyOnPaper(amount: number, currency: string, mostDigits = fractionDigitsOf(currency)): string {
  const written = (currencyDisplay: 'symbol' | 'code') =>
    new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      currencyDisplay,
      minimumFractionDigits: fractionDigitsOf(currency),
      maximumFractionDigits: mostDigits,
    }).format(amount / 10 ** fractionDigitsOf(currency));
  const text = written('symbol');
  return printable(text) === text ? text : written('code');
}

export const dayOnPaper = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** Draws one document: the same bytes whenever it is asked with the same. */
export function drawPaper(
  { title, author, at }: { title: string; author: string; at: Date },
  draw: (pdf: PDFKit.PDFDocument) => void,
): Promise<Uint8Array> {
  return drawPdf(
    {
      size: 'A4',
      margin,
      lang: 'en-GB',
      displayTitle: true,
      info: { Title: title, Author: printable(author), CreationDate: at, ModDate: at },
    },
    draw,
  );
}

export interface Cell {
  text: string;
  /** Where its right edge is, as a share of the width. */
  to: number;
}

/** A title at the left, with a smaller line under it, and figures that end at their columns' right edges. */
export function row(pdf: PDFKit.PDFDocument, { title, note, cells }: { title: string; note?: string; cells: Cell[] }) {
  if (pdf.y > lowest) pdf.addPage();
  const { y } = pdf;
  pdf.text(printable(title), margin, y, { width: width * 0.56 });
  if (note) {
    pdf
      .fillColor('#555555')
      .fontSize(8)
      .text(printable(note), margin, pdf.y, { width: width * 0.56 });
    pdf.fillColor('#000000').fontSize(9);
  }
  const below = pdf.y;
  for (const { text, to } of cells) {
    pdf.text(text, margin + width * (to - 0.2), y, { width: width * 0.2, align: 'right', lineBreak: false });
  }
  pdf.y = below + 6;
  pdf.x = margin;
}

export function rule(pdf: PDFKit.PDFDocument): void {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + width, pdf.y)
    .lineWidth(0.5)
    .stroke();
  pdf.y += 8;
}

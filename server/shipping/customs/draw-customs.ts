import type { Customs } from '#contract/shipping/customs.ts';
import { countryName } from '#domain/address/country-name.ts';
import { drawPaper, moneyOnPaper, row, rule, width } from '#server/invoice/paper.ts';
import { printable } from '#server/invoice/printable.ts';

const grams = (weight: number | null): string => (weight === null ? 'not known' : `${weight} g`);

/** Draws a customs declaration with what the postal forms CN 22 and CN 23 ask for, to be signed and put on the parcel. */
export function drawCustoms(customs: Customs, { number, at }: { number: string; at: Date }): Promise<Uint8Array> {
  const { from, to, items, currency, totalAmount, weightGrams } = customs;
  const title = `Customs declaration, order ${number}`;
  return drawPaper({ title, author: from[0] ?? '', at }, (pdf) => {
    pdf.font('Helvetica-Bold').fontSize(20).text('Customs declaration');
    pdf
      .font('Helvetica')
      .fontSize(10)
      .text(`Order ${printable(number)}. Sale of goods.`)
      .moveDown(1.5);
    for (const [heading, lines] of [
      ['From', from],
      ['To', to],
    ] as const) {
      pdf.font('Helvetica-Bold').text(heading).font('Helvetica');
      for (const line of lines) pdf.text(printable(line));
      pdf.moveDown(1);
    }
    pdf.fontSize(9);
    row(pdf, {
      title: 'Contents',
      cells: [
        { text: 'Pieces', to: 0.68 },
        { text: 'Weight', to: 0.84 },
        { text: 'Value', to: 1 },
      ],
    });
    rule(pdf);
    for (const { title: piece, sku, quantity, hsCode, originCountry, ...item } of items)
      row(pdf, {
        title: piece,
        note: [
          sku,
          hsCode ? `HS ${hsCode}` : 'HS code not given',
          originCountry ? `made in ${countryName(originCountry)}` : 'origin not given',
        ].join(', '),
        cells: [
          { text: String(quantity), to: 0.68 },
          { text: grams(item.weightGrams), to: 0.84 },
          { text: moneyOnPaper(item.valueAmount, currency), to: 1 },
        ],
      });
    rule(pdf);
    row(pdf, {
      title: 'In all',
      cells: [
        { text: grams(weightGrams), to: 0.84 },
        { text: moneyOnPaper(totalAmount, currency), to: 1 },
      ],
    });
    pdf
      .moveDown(2)
      .text('I certify that the particulars given are correct and that this parcel contains nothing forbidden.', {
        width,
      })
      .moveDown(3)
      .text('Date and signature');
  });
}

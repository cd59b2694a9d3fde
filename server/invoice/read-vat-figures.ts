import { stringify } from 'csv-stringify/sync';
import type { VatFigureAnswer } from '#contract/invoice/vat-figures.ts';
import { type VatDocument, vatFigures } from '#domain/invoice/vat-figures.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { readShop } from '#server/shop/read-shop.ts';

/**
 * VAT by country and rate in a quarter of the shop's time zone, from the documents that were issued in it. Those of test
 * orders aren't counted.
 * @param quarter as `2026-Q4`
 */
export async function readVatFigures(quarter: string): Promise<VatFigureAnswer[]> {
  const { zone, country: origin } = await readShop();
  const [year = '', part = ''] = quarter.split('-Q');
  const first = `${year}-${String((Number(part) - 1) * 3 + 1).padStart(2, '0')}-01`;
  const rows = await readRows<VatDocument>`
    SELECT ${quarter}::text AS quarter, invoice.currency, coalesce(invoice.content->'taxes', '[]') AS taxes,
      coalesce(orders.tax_country, ${origin}::text) AS country,
      coalesce(invoice.content #>> '{tax,treatment}', orders.tax_treatment) AS treatment,
      CASE invoice.series WHEN 'CN' THEN (
        SELECT to_char(corrected.issued_at AT TIME ZONE ${zone}::text, 'YYYY"-Q"Q') FROM invoice AS corrected
        WHERE corrected.order_id = orders.id AND corrected.series = 'INV'
        ORDER BY corrected.content ->> 'number' = invoice.content ->> 'corrects' DESC, corrected.number LIMIT 1) END AS "correctsQuarter"
    FROM invoice JOIN orders ON orders.id = invoice.order_id
    WHERE invoice.series IN ('INV', 'CN')
      AND invoice.issued_at >= ${first}::timestamp AT TIME ZONE ${zone}::text
      AND invoice.issued_at < (${first}::timestamp + interval '3 months') AT TIME ZONE ${zone}::text`;
  return vatFigures(rows, origin);
}

/** The same for a spreadsheet or a tax adviser. */
export async function vatFiguresFile(quarter: string): Promise<string> {
  const figures = await readVatFigures(quarter);
  const rows = figures.map(({ corrects, country, treatment, basisPoints, currency, net, tax, isOss }) => [
    ...[quarter, corrects ?? '', country, treatment, String(basisPoints / 100)],
    ...[decimalAmount(net, currency), decimalAmount(tax, currency), currency, isOss ? 'yes' : 'no'],
  ]);
  const heads = ['Quarter', 'Corrects', 'Country', 'Treatment', 'Rate %', 'Taxable amount', 'VAT', 'Currency', 'OSS'];
  return stringify([heads, ...rows], { record_delimiter: '\r\n' });
}

import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { requireMonth } from '#server/invoice/documents-of-month.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { csvFile } from '#server/web/csv-file.ts';
import { datevFile } from './datev-file.ts';
import { dayIn } from './day-in.ts';
import { type BookLine, bookLines, readAccounts } from './read-bookings.ts';

const heads = [
  ...['Date', 'Document', 'Text', 'Kind', 'Account', 'Contra account', 'Rate %', 'Net', 'VAT', 'Gross', 'Currency'],
  ...['VAT country', 'VAT number', 'OSS'],
];

/**
 * A month for the bookkeeper: in DATEV's format where the shop is in Germany or Austria, else as plain CSV.
 * @throws AccessProblem `invalid` for a month with too many documents
 */
export async function bookkeepingFile(month: string, wanted: 'datev' | 'csv' | undefined) {
  await requireMonth(month);
  const shop = await readShop();
  const accounts = await readAccounts();
  const parts = bookLines(month, accounts);
  const form = wanted ?? (['DE', 'AT'].includes(shop.country) ? 'datev' : 'csv');
  if (form === 'datev') return datevFile(month, { shop, accounts }, parts);
  return csvFile(`bookkeeping-${month}.csv`, heads, rowsOf(parts, shop.zone));
}

async function* rowsOf(parts: AsyncGenerator<BookLine[]>, zone: string) {
  for await (const lines of parts) if (lines.length > 0) yield lines.map((line) => rowOf(line, zone));
}

const rowOf = (line: BookLine, zone: string) => {
  const money = (amount: number) => decimalAmount(amount, line.currency);
  return [
    ...[dayIn(line.at, zone), line.document, line.text, line.kind, line.account, line.contra, line.rate],
    ...[money(line.net), money(line.tax), money(line.gross), line.currency],
    ...[line.abroad?.country ?? null, line.abroad?.vatNumber ?? null, line.abroad?.isOss ? 'yes' : 'no'],
  ];
};

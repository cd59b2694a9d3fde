/** DATEV's "Buchungsstapel", format 700 of its header and 13 of its rows: developer.datev.de, "DATEV-Format". */
import iconv from 'iconv-lite';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { accept } from '#domain/decision.ts';
import type { Accounts } from '#domain/invoice/accounts.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { columns } from './datev-columns.ts';
import { dayIn } from './day-in.ts';
import type { BookLine } from './read-bookings.ts';

/** Text stands in quotation marks, with none of the signs that end a line. */
const quoted = (text: string, most: number): string =>
  `"${text
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, most)
    .replaceAll('"', '""')}"`;

function header(month: string, { shop, accounts }: { shop: ShopSettings; accounts: Accounts }): string {
  const [year = '', part = ''] = month.split('-');
  const last = new Date(Date.UTC(Number(year), Number(part), 0)).getUTCDate();
  const made = databaseNow().toISOString().replace(/[^\d]/g, '').slice(0, 17);
  const length = Math.max(4, accounts.get('sales')?.length ?? 4);
  return [
    ...['"EXTF"', 700, 21, '"Buchungsstapel"', 13, made, '', '""', '""', '""'],
    ...[shop.datevConsultant || 1001, shop.datevClient || 1, `${year}0101`, length],
    ...[`${year}${part}01`, `${year}${part}${last}`, quoted(`${shop.shopName} ${month}`, 30), '""', 1, 0, 0],
    ...[quoted(shop.currency, 3), '', '""', '', '', '""', '', '', '""', '""'],
  ].join(';');
}

function row(line: BookLine, zone: string): string {
  const { at, document, text, account, contra, gross, currency, abroad, rate } = line;
  const [, month, day] = dayIn(at, zone).split('-');
  const cells: Record<string, string> = {
    'Umsatz (ohne Soll/Haben-Kz)': decimalAmount(Math.abs(gross), currency).replace('.', ','),
    'Soll/Haben-Kennzeichen': gross < 0 ? '"H"' : '"S"',
    'WKZ Umsatz': quoted(currency, 3),
    Konto: account,
    'Gegenkonto (ohne BU-Schlüssel)': contra,
    Belegdatum: `${day}${month}`,
    'Belegfeld 1': quoted(document, 36),
    Buchungstext: quoted(text, 60),
    ...(abroad && { 'EU-Land u. UStID (Bestimmung)': quoted(abroad.vatNumber ?? abroad.country ?? '', 15) }),
    ...(abroad?.isOss && rate !== null && { 'EU-Steuersatz (Bestimmung)': rate.toFixed(2).replace('.', ',') }),
    Festschreibung: '0',
  };
  return columns.map((column) => cells[column] ?? '').join(';');
}

/** A month's bookings, in the Windows-1252 that DATEV reads, written while they are sent. */
export function datevFile(
  month: string,
  { shop, accounts }: { shop: ShopSettings; accounts: Accounts },
  parts: AsyncGenerator<BookLine[]>,
) {
  const written = (lines: readonly string[]) =>
    new Uint8Array(iconv.encode(lines.map((line) => `${line}\r\n`).join(''), 'win1252'));
  const value = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(written([header(month, { shop, accounts }), columns.join(';')]));
      },
      async pull(controller) {
        const { value: lines, done } = await parts.next();
        if (done) return controller.close();
        // Nothing is booked that comes to nothing.
        const booked = lines.filter(({ gross }) => gross !== 0);
        if (booked.length > 0) controller.enqueue(written(booked.map((line) => row(line, shop.zone))));
        else controller.enqueue(new Uint8Array());
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    { highWaterMark: 1 },
  );
  const headers = {
    'content-type': 'text/csv; charset=windows-1252',
    'content-disposition': `attachment; filename="EXTF_Buchungsstapel_${month}.csv"`,
  };
  return { ...accept(value), headers };
}

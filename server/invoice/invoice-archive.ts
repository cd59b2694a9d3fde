import { Zip, ZipPassThrough } from 'fflate';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { type Cell, mark, spreadsheetText } from '#server/web/csv-file.ts';
import { drawAsIssued } from './document-forms.ts';
import { readMonth, requireMonth } from './documents-of-month.ts';

const heads = [
  ...['Document', 'Issued', 'Order', 'Corrects', 'Customer', 'Country', 'VAT number', 'Net', 'VAT', 'Total'],
  'Currency',
];

/**
 * The invoices and credit notes of a month as a ZIP of their PDFs, by number, and a list of them as CSV. Each is drawn when
 * its turn has come to be sent: the file is nowhere as a whole. Those of test orders are left out.
 * @throws AccessProblem `invalid` for a month with more than a ZIP holds
 */
export async function invoiceArchive(month: string): Promise<ReadableStream<Uint8Array>> {
  await requireMonth(month);
  const files = filesOf(month);
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value: file, done } = await files.next();
        if (done) zip.end();
        else {
          // A PDF is packed already.
          const entry = new ZipPassThrough(file.name);
          entry.mtime = file.at;
          zip.add(entry);
          entry.push(file.bytes, true);
        }
        for (const chunk of ready) controller.enqueue(chunk);
        ready = [];
        if (done) controller.close();
      },
      cancel: async () => void (await files.return(undefined)),
    },
    { highWaterMark: 1 },
  );
}

async function* filesOf(month: string) {
  const rows: Cell[][] = [heads];
  let at = new Date();
  for await (const { content: stored } of readMonth(month)) {
    const content = documentContentSchema.parse(stored);
    at = new Date(content.issuedAt);
    rows.push(rowOf(content));
    yield { name: `${content.number}.pdf`, bytes: await drawAsIssued(stored), at };
  }
  yield { name: `invoices-${month}.csv`, bytes: new TextEncoder().encode(mark + spreadsheetText(rows)), at };
}

function rowOf(content: DocumentContent): Cell[] {
  const { series, number, issuedAt, orderNumber, corrects, buyer, currency, totalAmount, taxes, vat } = content;
  const sign = series === 'CN' ? -1 : 1;
  const tax = vat?.amount ?? taxes.reduce((sum, group) => sum + group.tax, 0);
  const money = (amount: number) => decimalAmount(sign * amount, currency);
  return [
    ...[number, issuedAt, orderNumber, corrects, buyer.party?.company ?? buyer.address[0] ?? buyer.email],
    ...[buyer.party?.country ?? null, buyer.vatId ?? null, money(totalAmount - tax), money(tax), money(totalAmount)],
    currency,
  ];
}

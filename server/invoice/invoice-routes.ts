import { z } from 'zod';
import { bookkeepingSchema, monthSchema } from '#contract/invoice/month.ts';
import { vatFigureSchema, vatQuarterSchema } from '#contract/invoice/vat-figures.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { requireStaff } from '#server/session/can.ts';
import { csvHeaders, privateFileHeaders } from '#server/web/answer.ts';
import { bookkeepingFile } from './bookkeeping/bookkeeping-file.ts';
import { readDocumentFile, readEInvoiceFile } from './document-file.ts';
import { invoiceArchive } from './invoice-archive.ts';
import { invoiceLimits } from './limits.ts';
import { readVatFigures, vatFiguresFile } from './read-vat-figures.ts';

export const invoiceRoutes: readonly Route[] = [
  route.get('/orders/:publicId/invoices/:number', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId, number } }) {
      const bytes = await readDocumentFile({ actor, cookies }, { publicId, number });
      return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', `${number}.pdf`) };
    },
  }),

  route.get('/orders/:publicId/invoices/:number/xml', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId, number } }) {
      const read = await readEInvoiceFile({ actor, cookies }, { publicId, number });
      const headers = privateFileHeaders('application/xml; charset=utf-8', `${number}.xml`, 'attachment');
      return read.ok ? { ...read, headers } : read;
    },
  }),

  route.get('/desk/vat-figures.csv', {
    access: { desk: 'invoice:read' },
    query: vatQuarterSchema,
    async run({ query: { quarter } }) {
      const value = await vatFiguresFile(quarter);
      return { ok: true, value, headers: csvHeaders(`vat-${quarter}.csv`) };
    },
  }),

  route.get('/desk/invoices.zip', {
    access: { desk: 'invoice:read' },
    query: monthSchema,
    async run({ actor, query: { month } }) {
      await takeFrom(invoiceLimits.invoiceArchives, requireStaff(actor).personId);
      const value = await invoiceArchive(month);
      return {
        ok: true,
        value,
        headers: privateFileHeaders('application/zip', `invoices-${month}.zip`, 'attachment'),
      };
    },
  }),

  route.get('/desk/bookkeeping.csv', {
    access: { desk: 'invoice:read' },
    query: bookkeepingSchema,
    run: async ({ query: { month, form } }) => bookkeepingFile(month, form),
  }),

  publicRoute.get('/v1/vat-figures', {
    summary: 'VAT of a quarter by country and rate, from the invoices and credit notes issued in it',
    access: { key: 'invoice:read' },
    query: vatQuarterSchema,
    answer: z.object({ items: z.array(vatFigureSchema) }),
    run: async ({ query: { quarter } }) => accept({ items: await readVatFigures(quarter) }),
  }),
];

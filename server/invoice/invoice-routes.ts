import { type Route, route } from '#server/http/route.ts';
import { privateFileHeaders } from '#server/web/answer.ts';
import { readDocumentFile } from './document-file.ts';

export const invoiceRoutes: readonly Route[] = [
  route.get('/orders/:publicId/invoices/:number', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId, number } }) {
      const bytes = await readDocumentFile({ actor, cookies }, { publicId, number });
      return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', `${number}.pdf`) };
    },
  }),
];

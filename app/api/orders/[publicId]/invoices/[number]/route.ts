import { endpoint } from '#server/http/endpoint.ts';
import { readDocumentFile } from '#server/invoice/document-file.ts';
import { privateFileHeaders } from '#server/web/answer.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ actor, cookies, params: { publicId = '', number = '' } }) {
    const bytes = await readDocumentFile({ actor, cookies }, { publicId, number });
    return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', `${number}.pdf`) };
  },
});

import { endpoint } from '#server/http/endpoint.ts';
import { readOrderFile } from '#server/order/order-file.ts';
import { privateFileHeaders } from '#server/web/answer.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ actor, cookies, params: { id = '' } }) {
    const { bytes, contentType, name } = await readOrderFile({ actor, cookies }, id);
    return { ok: true, value: bytes, headers: privateFileHeaders(contentType, name) };
  },
});

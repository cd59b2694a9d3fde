import { readApiAuction } from '#server/auction/api-auctions.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ params }) {
    return { ok: true, value: await readApiAuction(params.id ?? '') };
  },
});

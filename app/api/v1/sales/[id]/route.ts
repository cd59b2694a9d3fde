import { readApiSale } from '#server/auction/api-sales.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ params }) {
    return { ok: true, value: await readApiSale(params.id ?? '') };
  },
});

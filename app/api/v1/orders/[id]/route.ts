import { endpoint } from '#server/http/endpoint.ts';
import { readOrderAnswer } from '#server/order-page/order-answer.ts';

export const GET = endpoint({
  access: { scope: 'orders:read' },
  async run({ params }) {
    return { ok: true, value: await readOrderAnswer(params.id ?? '') };
  },
});

import { cancelOrderSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderAnswer } from '#server/order-page/order-answer.ts';

export const POST = endpoint({
  access: { scope: 'orders:write' },
  body: cancelOrderSchema,
  async run({ actor, body, params }) {
    const cancelled = await cancelOrder(params.id ?? '', { actor, reason: body.reason });
    return cancelled.ok ? { ok: true, value: await readOrderAnswer(params.id ?? '') } : cancelled;
  },
});

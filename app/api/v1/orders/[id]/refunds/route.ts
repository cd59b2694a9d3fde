import { refundOrderSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { refundOrder } from '#server/order/refund-order.ts';

export const POST = endpoint({
  access: { scope: 'refunds:write' },
  body: refundOrderSchema,
  async run({ actor, body, params, headers }) {
    const refunded = await refundOrder(params.id ?? '', { ...body, actor, key: headers.get('idempotency-key') });
    return refunded.ok ? { ...refunded, status: 201 } : refunded;
  },
});

import { openOrderSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { keyEnd, orderCookie } from '#server/order/order-link.ts';
import { notFound } from '#server/problem.ts';

export const POST = endpoint({
  access: 'anyone',
  body: openOrderSchema,
  async run({ body: { publicId, key } }) {
    const now = new Date();
    const end = keyEnd(publicId, key, now);
    if (!end) throw notFound('order');
    return { ok: true, value: { publicId }, headers: { 'set-cookie': orderCookie(publicId, key, { end, now }) } };
  },
  goTo: ({ publicId }) => `/orders/${publicId}`,
});

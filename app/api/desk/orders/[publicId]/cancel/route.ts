import { cancelOrderSchema } from '#contract/order.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';

export const POST = endpoint({
  access: 'merchant',
  body: cancelOrderSchema,
  run: async ({ actor, body, params: { publicId = '' } }) =>
    withOrder(publicId, await cancelOrder(publicId, { actor, reason: body.reason })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

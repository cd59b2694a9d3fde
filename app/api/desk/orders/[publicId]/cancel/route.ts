import { deskCancelSchema } from '#contract/desk.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';

export const POST = endpoint({
  access: 'merchant',
  body: deskCancelSchema,
  run: async ({ actor, body, params: { publicId = '' } }) =>
    withOrder(publicId, await cancelOrder(publicId, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { packOrder } from '#server/shipping/pack-order.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ actor, params: { publicId = '' } }) => withOrder(publicId, await packOrder(publicId, actor)),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

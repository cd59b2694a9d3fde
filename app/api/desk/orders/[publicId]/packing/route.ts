import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { startPacking } from '#server/shipping/start-packing.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ actor, params: { publicId = '' } }) => withOrder(publicId, await startPacking(publicId, actor)),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

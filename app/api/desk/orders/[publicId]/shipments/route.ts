import { deskParcelSchema } from '#contract/desk.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';

export const POST = endpoint({
  access: 'merchant',
  body: deskParcelSchema,
  run: async ({ actor, body, params: { publicId = '' } }) =>
    withOrder(publicId, await createShipment(publicId, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

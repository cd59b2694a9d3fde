import { deskTrackingSchema } from '#contract/desk.ts';
import { accept } from '#domain/decision.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { tellParcel } from '#server/desk/tell-parcel.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: deskTrackingSchema,
  run: async ({ body, params: { publicId = '', shipmentId = '' } }) =>
    withOrder(publicId, accept(await tellParcel({ publicId, shipmentId }, body))),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

import { deskRefundSchema } from '#contract/desk.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { refundFromDesk } from '#server/desk/refund-from-desk.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: deskRefundSchema,
  run: async ({ actor, body, params: { publicId = '' } }) =>
    withOrder(publicId, await refundFromDesk(publicId, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

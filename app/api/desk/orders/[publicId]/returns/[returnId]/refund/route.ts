import { refundReturnSchema } from '#contract/return.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { refundReturnFromDesk } from '#server/desk/refund-return-from-desk.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: refundReturnSchema,
  run: async ({ actor, body, params: { publicId = '', returnId = '' } }) =>
    withOrder(publicId, await refundReturnFromDesk({ publicId, returnId }, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

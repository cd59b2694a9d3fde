import { declineReturnSchema } from '#contract/return.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { declineReturn } from '#server/return/decline-return.ts';

export const POST = endpoint({
  access: 'merchant',
  body: declineReturnSchema,
  run: async ({ actor, body, params: { publicId = '', returnId = '' } }) =>
    withOrder(publicId, await declineReturn({ publicId, returnId }, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

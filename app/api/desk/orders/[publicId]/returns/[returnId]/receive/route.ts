import { receiveReturnSchema } from '#contract/return.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { receiveReturn } from '#server/return/receive-return.ts';

export const POST = endpoint({
  access: 'merchant',
  body: receiveReturnSchema,
  run: async ({ actor, body, params: { publicId = '', returnId = '' } }) =>
    withOrder(publicId, await receiveReturn({ publicId, returnId }, { actor, lines: body })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

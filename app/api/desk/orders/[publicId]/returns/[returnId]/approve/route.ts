import { answerReturnSchema } from '#contract/return.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { approveReturn } from '#server/return/approve-return.ts';

export const POST = endpoint({
  access: 'merchant',
  body: answerReturnSchema,
  run: async ({ actor, body, params: { publicId = '', returnId = '' } }) =>
    withOrder(publicId, await approveReturn({ publicId, returnId }, { ...body, actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

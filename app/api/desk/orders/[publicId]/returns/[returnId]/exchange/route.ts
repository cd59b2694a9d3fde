import { withOrder } from '#server/desk/desk-orders.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ actor, params: { publicId = '', returnId = '' } }) =>
    withOrder(publicId, await exchangeReturn({ publicId, returnId }, { actor })),
  goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
});

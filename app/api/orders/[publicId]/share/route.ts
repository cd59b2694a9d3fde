import { endpoint } from '#server/http/endpoint.ts';
import { shareOrder } from '#server/order/share-order.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';

export const POST = endpoint({
  access: 'anyone',
  secretAnswer: true,
  async run({ actor, cookies, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return { ok: true, value: await shareOrder(publicId) };
  },
  goTo: (_link, { params }) => `/orders/${params.publicId}#share`,
});

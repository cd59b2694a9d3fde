import { endpoint } from '#server/http/endpoint.ts';
import { endSharing } from '#server/order/end-sharing.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';

export const POST = endpoint({
  access: 'anyone',
  async run({ actor, cookies, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return { ok: true, value: await endSharing(publicId) };
  },
  goTo: (_ended, { params }) => `/orders/${params.publicId}#share`,
});

import { endpoint } from '#server/http/endpoint.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';
import { withOwnOrder } from '#server/order-page/with-own-order.ts';
import { withdrawReturn } from '#server/return/withdraw-return.ts';

export const POST = endpoint({
  access: 'anyone',
  async run({ params: { publicId = '', returnId = '' }, ...visitor }) {
    await requireCustomer(visitor, publicId);
    return withOwnOrder(publicId, await withdrawReturn({ publicId, returnId }, visitor.actor));
  },
  goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
});

import { endpoint } from '#server/http/endpoint.ts';
import { proveCustomer } from '#server/return/prove-customer.ts';
import { withOwnOrder } from '#server/return/with-own-order.ts';
import { withdrawReturn } from '#server/return/withdraw-return.ts';

export const POST = endpoint({
  access: 'anyone',
  async run({ params: { publicId = '', returnId = '' }, ...visitor }) {
    const proven = await proveCustomer(visitor, publicId);
    if (!proven.ok) return proven;
    return withOwnOrder(publicId, await withdrawReturn({ publicId, returnId }, proven.value));
  },
  goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
});

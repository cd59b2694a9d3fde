import { findOrderSchema } from '#contract/shared-order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { findOrder } from '#server/order/find-order.ts';

export const POST = endpoint({
  access: 'anyone',
  body: findOrderSchema,
  run: ({ body, headers }) => findOrder(body, { from: headers.get(addressHeader) ?? '' }),
  goTo: () => '/orders/find?asked=1',
});

import { findOrderSchema } from '#contract/shared-order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { findOrder } from '#server/order/find-order.ts';

export const POST = endpoint({
  access: 'anyone',
  body: findOrderSchema,
  run: ({ body, headers }) =>
    findOrder(body, { from: headers.get('x-forwarded-for') ?? '', origin: headers.get('origin') ?? undefined }),
  goTo: () => '/orders/find?asked=1',
});

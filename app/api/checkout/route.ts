import { checkoutSchema } from '#contract/order.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireOrder } from '#server/order/order-access.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'guest',
  body: checkoutSchema,
  async run({ actor, body, cookies }) {
    if (body.order === undefined) return placeOrder(requirePerson(actor).personId, body);
    await requireOrder({ actor, cookies }, body.order);
    return payOrder(body.order, body);
  },
  goTo: ({ next }) => next,
});

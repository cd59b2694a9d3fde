import { checkoutSchema } from '#contract/checkout.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { withCardOnFile } from '#server/checkout/with-card-on-file.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireOrder } from '#server/order-link/order-access.ts';
import { emptyBag } from '#server/order-payment/declined.ts';
import { requirePerson } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'guest',
  body: checkoutSchema,
  async beforeGuest({ order }, cookies) {
    if (order === undefined) return emptyBag;
    await requireOrder({ actor: { kind: 'nobody' }, cookies }, order);
    return null;
  },
  async run({ actor, body, cookies }) {
    const checkout = await withCardOnFile(actor, body);
    if (body.order === undefined) return placeOrder(requirePerson(actor).personId, checkout);
    await requireOrder({ actor, cookies }, body.order);
    return payOrder(body.order, checkout);
  },
  goTo: ({ next }) => next,
});

import { checkoutSchema } from '#contract/checkout.ts';
import { type Route, route } from '#server/http/route.ts';
import { requireOrder } from '#server/order-link/order-access.ts';
import { emptyBag } from '#server/order-payment/declined.ts';
import { requirePerson } from '#server/session/actor.ts';
import { chosenMeans } from './chosen-means.ts';
import { guardOrderCodes } from './guard-order-codes.ts';
import { payOrder } from './pay-order.ts';
import { placeOrder } from './place-order.ts';

export const checkoutRoutes: readonly Route[] = [
  route.post('/checkout', {
    access: 'guest',
    body: checkoutSchema,
    async beforeGuest({ order }, cookies) {
      if (order === undefined) return emptyBag;
      await requireOrder({ actor: { kind: 'nobody' }, cookies }, order);
      return null;
    },
    async run({ actor, body, cookies, headers }) {
      const means = await chosenMeans(actor, body.token);
      if (body.order === undefined) {
        const { personId } = requirePerson(actor);
        return guardOrderCodes(body, { actor, headers }, () => placeOrder(personId, body, means));
      }
      await requireOrder({ actor, cookies }, body.order);
      return payOrder(body.order, body, means);
    },
    goTo: ({ next }) => next,
  }),
];

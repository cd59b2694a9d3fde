import { checkoutSchema } from '#contract/checkout/checkout.ts';
import { payerPage } from '#contract/payment/payment.ts';
import { refuse } from '#domain/decision.ts';
import { saveAddress } from '#server/account/address-book/save-address.ts';
import { type Route, route } from '#server/api/route.ts';
import { keepChoice } from '#server/bag/bag-choice.ts';
import { afterAnswer } from '#server/engine/work/after-answer.ts';
import { readOpensAt } from '#server/opening/opens-at.ts';
import { notOpenYet } from '#server/opening/shop-door.ts';
import { requireOrder } from '#server/order/link/order-access.ts';
import { emptyBag } from '#server/order/payment/declined.ts';
import { refusePostcode } from '#server/order/price/refuse-postcode.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { requirePerson } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';
import { addressOf } from './address-of.ts';
import { chosenMeans } from './chosen-means.ts';
import { guardOrderCodes } from './guard-order-codes.ts';
import { payAsVisitor } from './pay-as-visitor.ts';
import { placeOrder } from './place-order.ts';

export const checkoutRoutes: readonly Route[] = [
  route.post('/checkout', {
    access: 'guest',
    body: checkoutSchema,
    keepsTyped: 'refused',
    async beforeGuest({ order }, cookies) {
      if (order === undefined) return emptyBag;
      await requireOrder({ actor: { kind: 'nobody' }, cookies }, order);
      return null;
    },
    async run({ actor, body, cookies, headers, form }) {
      const closed = await whyCheckoutIsClosed();
      if (closed) return refuse(closed.problem);
      // An order that is there already can be paid before the shop opens.
      const opensAt = body.order === undefined && !isStaff(actor) ? await readOpensAt() : null;
      if (opensAt) return refuse(notOpenYet(opensAt.getTime()));
      await refusePostcode(body);
      const means = await chosenMeans(actor, body.token);
      const placed =
        body.order === undefined
          ? await guardOrderCodes(body, { actor, headers }, () =>
              placeOrder(requirePerson(actor).personId, body, means),
            )
          : await payAsVisitor({ actor, cookies, headers }, body.order, { checkout: body, means });
      // Without a script nothing has told the bag yet: the form comes back with the way that was chosen.
      if (!placed.ok && form && actor.kind === 'person') await keepChoice(actor.personId, body);
      if (placed.ok && body.keepAddress && actor.kind === 'person' && !actor.guest) {
        const { personId } = actor;
        afterAnswer(() => saveAddress(personId, { ...addressOf(body), label: body.city.slice(0, 40) }));
      }
      return placed;
    },
    goTo: ({ next }) => next,
    goAway: ({ client }) => payerPage(client),
  }),
];

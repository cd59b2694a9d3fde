import { addressSchema } from '#contract/address/address.ts';
import type { NewOrderForm } from '#contract/order/new-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mostDaysHeld } from '#domain/order/pay-way.ts';
import { dayLater } from '#domain/order/working-days.ts';
import { dayIn, momentOf } from '#domain/time/shop-clock.ts';
import { checkBuyer } from '#server/address/check-buyer.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { payPlaced } from '#server/order/payment/pay-placed.ts';
import { refusePostcode } from '#server/order/price/refuse-postcode.ts';
import { missingForCheckout, whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import type { Actor } from '#server/session/actor.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { peopleOfReferences } from '#server/session/people-of-references.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { demandOf } from '#server/stock/reserve.ts';
import { checkBeforeOrder } from '#server/vat-number/check-vat-number.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { placeTogether } from './place-together.ts';

/**
 * Places an order that the shop's people take for a customer, and holds its pieces until it is paid or its time is over.
 * Idempotent by the form's `placeKey`. Refuses `payments_not_set_up` for a link, `seller_not_set_up`, `no_bank_account`,
 * `price_changed` and whatever an order of another channel is refused for.
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` naming the field
 */
export async function placeDeskOrder(
  form: NewOrderForm,
  actor: Actor,
): Promise<Decision<{ publicId: string }, Problem>> {
  const { payWay, email, note, shippingMethod, placeKey, lines, seenTotalAmount } = form;
  const shop = await readShop();
  const closed = payWay === 'link' ? await whyCheckoutIsClosed() : missingForCheckout(shop).get('seller');
  if (closed) return refuse({ ...closed.problem, message: closed.missing });
  if (payWay === 'transfer' && shop.bankAccount === '') return refuse(noBankAccount);
  await refusePostcode(form);
  const shippingAddress = addressSchema.parse(form);
  const payBy = await endOfHold(form.heldUntil, shop.zone);
  const reference = email === '' ? `desk:${placeKey}`.slice(0, 64) : mailReference(email);
  const personId = (await peopleOfReferences([reference])).get(reference) as string;
  const { phone, company, vatNumber } = form;
  const buyer = checkBuyer({ phone, company, vatNumber }, shippingAddress.country);
  await checkBeforeOrder(buyer.vatNumber, { personId, destination: shippingAddress });
  const placed = await placeTogether({
    source: 'desk',
    email,
    shippingAddress,
    buyer,
    personId,
    payWay,
    payBy,
    seenTotalAmount,
    placedBy: orderActor(actor).name,
    placeKey: `desk:${placeKey}`,
    demand: demandOf(lines),
    extras: { ...(shippingMethod ? { shippingMethod } : {}), ...(note ? { note } : {}) },
  });
  if (!placed.ok) return placed.refusal.code === 'customer_blocked' ? refuse(blockedAtDesk) : placed;
  // Nothing is left to pay where a promotion takes all of it off.
  if (placed.value.fresh && placed.value.payment) await payPlaced(placed.value);
  return accept(
    await database().order.findUniqueOrThrow({ where: { id: placed.value.orderId }, select: { publicId: true } }),
  );
}

/** The end of that day, by the shop's clocks. @throws AccessProblem `invalid` for a day that is over, or too far away */
async function endOfHold(day: string, zone: string): Promise<Date> {
  const now = await readDatabaseClock(database());
  const today = dayIn(now.getTime(), zone);
  if (day < today || day > dayLater(today, mostDaysHeld))
    throw new AccessProblem('invalid', `Pieces can be held from today for up to ${mostDaysHeld} days.`, {
      field: 'heldUntil',
    });
  return new Date(momentOf(`${dayLater(day, 1)}T00:00`, zone));
}

const noBankAccount: Problem = {
  code: 'no_bank_account',
  message: 'The shop has no account for transfers. Enter it in the settings, under Payment, sending and returns.',
  field: 'payWay',
};

/** For those who blocked them: the customer's own words would be wrong here. */
const blockedAtDesk: Problem = {
  code: 'customer_blocked',
  message: 'This customer is blocked, so nothing was ordered. Unblock them on their page first.',
  field: 'email',
};

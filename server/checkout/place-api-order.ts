import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import { type CreateOrder, orderExtrasSchema } from '#contract/checkout/create-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { checkBuyer } from '#server/address/check-buyer.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { payPlaced } from '#server/order/payment/pay-placed.ts';
import { meansOfPayment } from '#server/payment/offered-providers.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { peopleOfReferences } from '#server/session/people-of-references.ts';
import { demandOf } from '#server/stock/reserve.ts';
import { checkBeforeOrder } from '#server/vat-number/check-vat-number.ts';
import { numbersNamed } from './numbers-to-buy.ts';
import { placeTogether } from './place-together.ts';

const referenceOf = ({ customer, email }: CreateOrder): string => customer ?? mailReference(email);

const personOfReference = processWide('people-who-order', () =>
  groupCommit<string, string>(async (references) => {
    const people = await peopleOfReferences(references);
    return references.map((reference) => people.get(reference) ?? new Error(`${reference} is nobody.`));
  }),
);

/**
 * Buys for another channel. Refuses `payments_not_set_up`, `seller_not_set_up`, `out_of_stock` with `available` per SKU that falls short, `number_taken` with those that
 * are `free`, and `payment_declined`.
 * @param placeKey makes a retry the same order; null places a new one
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function placeApiOrder(
  wanted: CreateOrder,
  { by, placeKey }: { by: string; placeKey: string | null },
): Promise<Decision<CheckoutAnswer, Problem>> {
  const closed = await whyCheckoutIsClosed();
  if (closed) return refuse(closed.problem);
  const { email, shippingAddress, payment, lines } = wanted;
  const personId = await personOfReference(referenceOf(wanted));
  const buyer = checkBuyer(wanted, shippingAddress.country);
  await checkBeforeOrder(buyer.vatNumber, { personId, destination: shippingAddress });
  const placed = await placeTogether({
    source: 'api',
    email,
    shippingAddress,
    buyer,
    placedBy: by,
    payment: meansOfPayment(payment.provider, payment.provider === 'test' ? payment.token : null),
    placeKey: placeKey === null ? null : `api:${by}:${placeKey}`,
    personId,
    demand: demandOf(lines),
    numbers: numbersNamed(lines),
    extras: orderExtrasSchema.parse(wanted),
  });
  return placed.ok ? payPlaced(placed.value) : placed;
}

import { createHash } from 'node:crypto';
import type { Address } from '#contract/address/address.ts';
import { buyerOf } from '#contract/checkout/buyer.ts';
import type { Checkout, CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { isDecided, type PaymentStatus } from '#domain/order/payment-progress.ts';
import { type OrderDetails, sameDetails } from '#domain/order/same-details.ts';
import { checkBuyer, type KnownBuyer } from '#server/address/check-buyer.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { otherTerms } from '#server/order/change-order-address.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { illegalTransition } from '#server/order/move-order.ts';
import { otherTermsThere } from '#server/order/other-terms-there.ts';
import { paymentDeclined, paymentInProgress } from '#server/order/payment/declined.ts';
import { payPlaced } from '#server/order/payment/pay-placed.ts';
import type { Placed } from '#server/order/payment/waiting-order.ts';
import { meansOfChoice } from '#server/payment/offered-providers.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import { takesTestOrders } from '#server/payment/payments-taken.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { addressOf } from './address-of.ts';
import { priceChanged } from './price-changed.ts';

interface Paying {
  means?: MeansOfPayment;
  /** Whether the payer may say where it goes, who is told of it and who is billed, though the order says otherwise. */
  setsDetails: boolean;
}

/**
 * Pays an order that waits for it, such as a lot that was won. Idempotent by `placeKey`. Refuses `payments_not_set_up`, `seller_not_set_up`, `payment_in_progress`,
 * `illegal_transition`, `price_changed` if the total isn't what was seen, `step_up_required` if the payer may not change
 * the order's details and gives others, `invalid` for details that an order of the desk would cost more or less with, and `payment_declined`: then it can be paid another way until its time is over.
 * @throws AccessProblem `not_found`
 */
export async function payOrder(
  publicId: string,
  checkout: Checkout,
  { means: chosen, setsDetails }: Paying,
): Promise<Decision<CheckoutAnswer, Problem>> {
  const closed = await whyCheckoutIsClosed();
  if (closed) return refuse(closed.problem);
  const means = chosen ?? meansOfChoice(checkout.token);
  const placed = await openPayment(publicId, checkout, { means, setsDetails });
  return placed.ok ? payPlaced(placed.value) : placed;
}

function openPayment(
  publicId: string,
  checkout: Checkout,
  { means, setsDetails }: Required<Paying>,
): Promise<Decision<Placed, Problem>> {
  const buyer = checkBuyer(buyerOf(checkout), checkout.country);
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const paymentId = createHash('sha256').update(`${order.id} ${checkout.placeKey}`).digest('hex');
    const payments = await tx.payment.findMany({ where: { orderId: order.id } });
    if (payments.some((payment) => payment.id === paymentId)) {
      return accept({ orderId: order.id, fresh: false });
    }
    if (payments.some((payment) => !isDecided(payment.status as PaymentStatus)))
      return refuse(paymentInProgress(publicId));
    // A transfer, or cash, is for the shop's people to record.
    const isByHand = order.payWay !== null && order.payWay !== 'link';
    if (order.status !== 'placed' || isByHand) return refuse(illegalTransition(order, 'pay'));
    const isOver = order.payBy && order.payBy <= (await readDatabaseClock(tx));
    // Until the house has answered whoever can't pay, they still may.
    const asked = isOver && (await tx.releaseRequest.count({ where: { orderId: order.id, state: 'asked' } })) > 0;
    if (isOver && !asked) return refuse(paymentDeclined('unpaid'));
    if (order.totalAmount !== checkout.seenTotalAmount) return refuse(priceChanged(order, order.currency));

    const details = { email: checkout.email, shippingAddress: addressOf(checkout), ...buyer };
    if (!setsDetails && !(await mayKeep(tx, order.id, details))) return refuse(codeWanted);
    const fixed = order.payWay === null ? null : await whyPricedOtherwise(tx, order.id, details);
    if (fixed) return refuse(fixed);
    await tx.order.update({
      where: { id: order.id },
      data: {
        ...details,
        shippingAddress: { ...details.shippingAddress },
        ...buyerColumns(buyer),
        isTest: takesTestOrders(),
      },
    });
    const { id: orderId, totalAmount: amount, currency } = order;
    await tx.payment.create({
      data: {
        id: paymentId,
        orderId,
        provider: means.provider,
        method: means.label,
        amount,
        currency,
        status: 'created',
      },
    });
    const { paymentCapture: capture } = await readShop(tx);
    return accept({ orderId, fresh: true, payment: { ...means, id: paymentId, amount, currency, capture } });
  });
}

const codeWanted: Problem = {
  code: 'step_up_required',
  message:
    'You opened this order from a link, so we need to check it’s yours. Ask for a code by email and enter it. Nothing was charged.',
  field: 'code',
  way: 'code',
};

/** Whether these are the order's own details, or it has no address to which a code could go. */
async function mayKeep(tx: Tx, orderId: string, details: OrderDetails): Promise<boolean> {
  const { shippingAddress, billingAddress, ...own } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { email: true, shippingAddress: true, phone: true, company: true, vatNumber: true, billingAddress: true },
  });
  if (own.email === '') return true;
  const addresses = {
    shippingAddress: shippingAddress as AddressTyped | null,
    billingAddress: billingAddress as AddressTyped | null,
  };
  return sameDetails({ ...own, ...addresses }, details);
}

/** Why these details can't be an order's that was priced to others, as the desk's are; null: they cost the same. */
async function whyPricedOtherwise(
  tx: Tx,
  orderId: string,
  { shippingAddress: next, vatNumber }: { shippingAddress: Address; vatNumber: string | null },
): Promise<Problem | null> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { shippingAddress: true, vatNumber: true, taxTreatment: true },
  });
  if (order.taxTreatment === 'reverse_charge' && order.vatNumber !== vatNumber) return otherNumber;
  const before = readColumn('orders.shipping_address', orderId, order.shippingAddress);
  const other = before && (await otherTermsThere(tx, orderId, { before, next }));
  return other && otherTerms(other, false);
}

const otherNumber: Problem = {
  code: 'invalid',
  message:
    'This order has no VAT because of its VAT number, so that can’t be changed here. Nothing was charged. Write to us.',
  field: 'vatNumber',
};

const buyerColumns = ({ billingAddress, ...buyer }: KnownBuyer) => ({
  ...buyer,
  billingAddress: billingAddress ? { ...billingAddress } : Prisma.DbNull,
});

import type { Problem } from '#contract/errors.ts';
import type { Checkout, CheckoutAnswer } from '#contract/order.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { orderTotals } from '#domain/order/order-totals.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { transaction } from '#server/database/database.ts';
import { draftLines } from '#server/order/draft-lines.ts';
import { insertOrder } from '#server/order/insert-order.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { addressOf } from './address-of.ts';
import { bindHolds, holdBag } from './hold-bag-for-order.ts';
import { newPayment, payMinutes } from './new-payment.ts';
import { type Placed, payPlaced } from './pay-placed.ts';
import { placedBefore } from './placed-before.ts';
import { priceChanged } from './price-changed.ts';

/**
 * Buys a person's bag: reserves everything in one short transaction, pays outside any, and finishes in
 * another. Idempotent by the checkout's `placeKey`: a double press is one order and one charge.
 *
 * Refuses `bag_empty`, `out_of_stock` (nothing reserved), `price_changed` (with the new
 * `totalAmount`), `payment_in_progress` (these pieces are being paid in another window) and
 * `payment_declined`: nothing is charged, and the bag keeps its holds.
 */
export async function placeOrder(personId: string, checkout: Checkout): Promise<Decision<CheckoutAnswer, Problem>> {
  const placed = await reserve(personId, checkout);
  return placed.ok ? payPlaced(placed.value, checkout.token) : placed;
}

function reserve(personId: string, checkout: Checkout): Promise<Decision<Placed, Problem>> {
  const placeKey = `shop:${personId}:${checkout.placeKey}`;
  return transaction(async (tx) => {
    const wanted = await tx.bagLine.findMany({ where: { personId }, select: { variant: { select: { sku: true } } } });
    const locked = await lockVariants(
      tx,
      wanted.map((line) => line.variant.sku),
    );
    // Under the locks: the first of two presses has either not begun or is there to be found.
    const before = await placedBefore(tx, placeKey);
    if (before) return accept(before);
    const bag = await tx.bagLine.findMany({
      where: { personId, variantId: { in: [...locked.values()].map((variant) => variant.id) } },
      include: { variant: { select: { sku: true } }, reservation: true },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    });
    if (bag.length === 0) return refuse({ code: 'bag_empty', message: 'Your bag is empty. Nothing was charged.' });

    const { lines, currency } = await draftLines(
      tx,
      locked,
      new Map(bag.map((line) => [line.variant.sku, line.quantity])),
    );
    const totals = orderTotals(lines);
    if (totals.totalAmount !== checkout.seenTotalAmount) return refuse(priceChanged(totals, currency));
    const held = await holdBag(tx, locked, bag);
    if (!held.ok) return held;

    const now = await readDatabaseClock(tx);
    const order = await insertOrder(tx, {
      ...{ personId, placeKey, currency, lines, totals, source: 'shop', email: checkout.email },
      actor: { party: 'shopper', name: 'shopper' },
      shippingAddress: addressOf(checkout),
      payBy: new Date(now.getTime() + payMinutes * 60_000),
    });
    await bindHolds(tx, { orderId: order.id, personId }, bag);
    const payment = { provider: 'test', token: checkout.token };
    const paymentId = await newPayment(tx, { id: order.id, totalAmount: totals.totalAmount, currency }, payment);
    return accept({ orderId: order.id, paymentId, fresh: true });
  });
}

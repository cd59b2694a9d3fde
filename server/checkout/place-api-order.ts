import { createHash } from 'node:crypto';
import type { Problem } from '#contract/errors.ts';
import type { CheckoutAnswer, CreateOrder } from '#contract/order.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { orderTotals } from '#domain/order/order-totals.ts';
import { outOfStock } from '#server/bag/out-of-stock.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { draftLines } from '#server/order/draft-lines.ts';
import { insertOrder, type OrderLineDraft } from '#server/order/insert-order.ts';
import { personOfReference } from '#server/session/person.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { demandOf, reserveUnits } from '#server/stock/reserve.ts';
import { newPayment, payMinutes } from './new-payment.ts';
import { type Placed, payPlaced } from './pay-placed.ts';
import { placedBefore } from './placed-before.ts';

/** Who an order from another channel belongs to: the reference given, else one made of the address. */
const referenceOf = ({ customer, email }: CreateOrder): string =>
  customer ?? `mail:${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 40)}`;

/**
 * Buys for another channel, at the prices of this moment.
 *
 * Refuses `out_of_stock` with `available` per SKU that falls short (nothing reserved) and
 * `payment_declined` (nothing reserved, nothing charged).
 *
 * @param placeKey makes a retry the same order; null places a new one
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function placeApiOrder(
  wanted: CreateOrder,
  { by, placeKey }: { by: string; placeKey: string | null },
): Promise<Decision<CheckoutAnswer, Problem>> {
  const personId = await personOfReference(referenceOf(wanted));
  const key = placeKey === null ? null : `api:${by}:${placeKey}`;
  const placed = await transaction((tx) => reserve(tx, { wanted, personId, by, placeKey: key }));
  return placed.ok ? payPlaced(placed.value, wanted.payment.token) : placed;
}

interface ToReserve {
  wanted: CreateOrder;
  personId: string;
  by: string;
  placeKey: string | null;
}

async function reserve(tx: Tx, { wanted, personId, by, placeKey }: ToReserve): Promise<Decision<Placed, Problem>> {
  const demand = demandOf(wanted.lines);
  const locked = await lockVariants(tx, [...demand.keys()]);
  const before = await placedBefore(tx, placeKey);
  if (before) return accept(before);
  const reserved = await reserveUnits(tx, locked, demand);
  if (!reserved.ok) return refuse(outOfStock(reserved.refusal));

  const { lines, currency } = await draftLines(tx, locked, demand);
  const totals = orderTotals(lines);
  const payBy = new Date((await readDatabaseClock(tx)).getTime() + payMinutes * 60_000);
  const { email, shippingAddress } = wanted;
  const order = await insertOrder(tx, {
    ...{ personId, placeKey, currency, lines, totals, payBy, email, shippingAddress, source: 'api' },
    actor: { party: 'desk', name: by },
  });
  await holdFor(tx, { orderId: order.id, personId, payBy }, lines);
  const paymentId = await newPayment(tx, { id: order.id, totalAmount: totals.totalAmount, currency }, wanted.payment);
  return accept({ orderId: order.id, paymentId, fresh: true });
}

async function holdFor(
  tx: Tx,
  { orderId, personId, payBy }: { orderId: string; personId: string; payBy: Date },
  lines: readonly OrderLineDraft[],
): Promise<void> {
  await tx.reservation.createMany({
    data: lines.map(({ variantId, quantity }) => ({ variantId, quantity, orderId, personId, expiresAt: payBy })),
  });
}

import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { plainOrder } from '#domain/order/price/plain-order.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import { returnTransitionOf } from '#domain/return/return-transitions.ts';
import { nothingOfBuyer } from '#server/address/check-buyer.ts';
import { outOfStock } from '#server/bag/out-of-stock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { askWhenDisputed, disputedMoney } from '#server/order/dispute/standing-dispute.ts';
import { draftLines } from '#server/order/draft-lines.ts';
import { insertOrders, newPublicId } from '#server/order/insert-orders.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { belongsToWithdrawal } from '#server/order/open-withdrawal.ts';
import { type OrderActor, orderActor, systemActor } from '#server/order/order-actor.ts';
import { type LockedReturn, lockReturn, type ReturnKey } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import { notifyOfReturn } from '#server/return/state/notify-of-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { demandOf, reserveUnits } from '#server/stock/reserve.ts';
import { sellUnits } from '#server/stock/sell-units.ts';
import { sellNumbers } from '#server/stock/sold-numbers.ts';
import { readColumn } from '#server/stored/read-column.ts';

/**
 * Sends other pieces for those that came back, as an order with nothing to pay.
 * Refuses `illegal_transition`, and `out_of_stock` with what there is.
 * @throws AccessProblem `not_found`
 */
export async function exchangeReturn(
  key: ReturnKey,
  { actor }: { actor: Actor },
): Promise<Decision<{ publicId: string }, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockReturn(tx, key);
    const { order, back } = locked;
    const by = orderActor(actor);
    const step = () => moveReturn(tx, locked, { command: 'exchange', actor: by });
    if (!returnTransitionOf(back.status, 'exchange', by.party).ok) {
      const refused = await step();
      return refused.ok ? refuse(noReplacement) : refused;
    }
    const withdrawn = await belongsToWithdrawal(tx, back.id);
    if (withdrawn) return refuse(withdrawn);
    const disputed = await askWhenDisputed(tx, order, {});
    if (disputed)
      return refuse({ ...disputedMoney(order, { disputed: Number(disputed.disputed), free: 0 }), message: noExchange });
    const demand = await readDemand(tx, back.id);
    if (!demand) return refuse(noReplacement);
    const variants = await lockVariants(tx, [...demand.keys()]);
    const reserved = await reserveUnits(tx, variants, demand, order.number);
    if (!reserved.ok) return refuse(outOfStock(reserved.refusal));
    const publicId = await placeExchange(tx, { order, back, by, variants, demand });
    await step();
    await notifyOfReturn(tx, locked, { outcome: 'exchanged', number: back.number });
    return accept({ publicId });
  });
}

const noExchange =
  'The customer has disputed this order’s payment with their bank. Send nothing in exchange before that is decided.';

const noReplacement: Problem = {
  code: 'return_not_possible',
  message: 'There is nothing in stock to exchange it for. Refund it instead.',
};

async function readDemand(tx: Tx, returnId: string): Promise<Map<string, number> | null> {
  const lines = await tx.returnLine.findMany({ where: { returnId }, include: { orderLine: true } });
  const wanted = lines.map(({ quantity, exchangeSku, orderLine }) => ({ sku: exchangeSku ?? orderLine.sku, quantity }));
  const known = await tx.variant.count({ where: { sku: { in: wanted.map(({ sku }) => sku) } } });
  const demand = demandOf(wanted);
  return known === demand.size ? demand : null;
}

interface Exchange {
  order: LockedOrder;
  back: LockedReturn;
  by: OrderActor;
  variants: ReadonlyMap<string, LockedVariant>;
  demand: ReadonlyMap<string, number>;
}

/** @returns the new order's public id: paid, since nothing is to pay */
async function placeExchange(tx: Tx, { order, back, by, variants, demand }: Exchange): Promise<string> {
  const first = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { email: true, shippingAddress: true, phone: true, isTest: true },
  });
  const { lines, currency } = await draftLines(tx, variants, demand);
  const free = lines.map((line) => ({ ...line, unitAmount: 0 }));
  const id = newId();
  await insertOrders(tx, [
    {
      id,
      publicId: newPublicId(),
      personId: order.personId,
      source: 'shop',
      placeKey: `exchange:${back.id}`,
      placedBy: by.name,
      email: first.email,
      isTest: first.isTest,
      currency,
      lines: free,
      priced: priceOrder(plainOrder(free, { amount: 0, freeFrom: null })),
      shippingAddress: readColumn('orders.shipping_address', order.id, first.shippingAddress),
      buyer: { ...nothingOfBuyer, phone: first.phone },
      payBy: new Date(0),
    },
  ]);
  await tx.$executeRaw`
    UPDATE orders SET exchange_of_id = ${back.id}, pay_by = NULL, paid_at = clock_timestamp() WHERE id = ${id}`;
  const placed = await lockOrder(tx, { id });
  const editions = await sellUnits(tx, lines, placed.number);
  await numberLines(tx, id, variants);
  for (const { variantId } of lines) {
    await tx.$executeRaw`
      UPDATE order_line SET sold_at = clock_timestamp(), edition_no = CASE WHEN numbers = '{}' THEN ${editions.get(variantId) ?? null}::int END
      WHERE order_id = ${id} AND variant_id = ${variantId}`;
  }
  await moveOrder(tx, placed, { command: 'pay', actor: systemActor, note: `Exchange for return ${back.number}` });
  return placed.publicId;
}

async function numberLines(tx: Tx, orderId: string, variants: Exchange['variants']): Promise<void> {
  if (![...variants.values()].some(({ numbered }) => numbered)) return;
  const lines = await tx.orderLine.findMany({
    where: { orderId },
    include: { variant: { select: { id: true, numbered: true, editionSize: true } } },
  });
  const sold = await sellNumbers(
    tx,
    lines.map((line) => ({ ...line, holds: [] })),
    new Map(lines.flatMap(({ variant }) => (variant ? [[variant.id, variant]] : []))),
  );
  for (const [id, data] of sold) await tx.orderLine.update({ where: { id }, data });
}

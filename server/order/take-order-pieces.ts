import { isPremium } from '#domain/auction/buyers-premium.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { removeBought } from '#server/bag/remove-bought.ts';
import type { Tx } from '#server/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { demandOf, reserveUnits, type ShortOfStock } from '#server/stock/reserve.ts';
import { sellUnits } from '#server/stock/sell-units.ts';
import type { LockedOrder } from './lock-order.ts';

/**
 * The pieces of a paid order leave the shelf. What was held for it is taken; if a hold ended while it
 * was being paid, the pieces are taken from the shelf again if they are still there. A lot has no shelf.
 *
 * Refuses `out_of_stock` and changes nothing.
 */
export async function takeOrderPieces(tx: Tx, order: LockedOrder): Promise<Decision<null, ShortOfStock>> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id },
    include: { variant: { select: { sku: true } } },
    orderBy: { position: 'asc' },
  });
  const stocked = lines.flatMap(({ variant, variantId, quantity }) =>
    variant && variantId ? [{ sku: variant.sku, variantId, quantity }] : [],
  );
  const locked =
    stocked.length > 0
      ? await lockVariants(
          tx,
          stocked.map((line) => line.sku),
        )
      : new Map<string, LockedVariant>();
  // A shopper whose hold ended while paying may have held the piece again: it is meant for this order.
  await tx.reservation.updateMany({
    where: { personId: order.personId, orderId: null, variantId: { in: stocked.map((line) => line.variantId) } },
    data: { orderId: order.id },
  });
  const held = await tx.reservation.findMany({ where: { orderId: order.id } });
  const missing = missingOf(demandOf(stocked), locked, held);
  if (missing.size > 0) {
    const reserved = await reserveUnits(tx, locked, missing, order.number);
    if (!reserved.ok) return reserved;
  }
  const editions = await sellUnits(tx, stocked, order.number);
  await removeBought(tx, { orderId: order.id, personId: order.personId }, stocked);
  for (const { id, variantId } of lines.filter((line) => !isPremium(line))) {
    await tx.$executeRaw`
      UPDATE order_line SET sold_at = clock_timestamp(), edition_no = ${variantId ? (editions.get(variantId) ?? null) : null}
      WHERE id = ${id}`;
  }
  return accept(null);
}

function missingOf(
  demand: ReadonlyMap<string, number>,
  locked: ReadonlyMap<string, LockedVariant>,
  held: readonly { variantId: string; quantity: number }[],
): Map<string, number> {
  const missing = new Map<string, number>();
  for (const [sku, quantity] of demand) {
    const variantId = locked.get(sku)?.id;
    const have = held.filter((row) => row.variantId === variantId).reduce((sum, row) => sum + row.quantity, 0);
    if (have < quantity) missing.set(sku, quantity - have);
  }
  return missing;
}

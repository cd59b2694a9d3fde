import { accept, type Decision } from '#domain/decision.ts';
import type { Tx } from '#server/database/database.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import { holdMinutes, releaseUnits, reserveUnits, type ShortOfStock } from '#server/stock/reserve.ts';

export interface BagLineWanted {
  personId: string;
  variant: LockedVariant;
  /** What the line shall hold in all. */
  quantity: number;
}

/**
 * Makes one bag line want and hold `quantity` units, whatever it held before. The variant must be
 * locked. A line that already holds keeps its clock: adding a second piece doesn't buy more time.
 *
 * Refuses `out_of_stock` and changes nothing.
 */
export async function holdLine(
  tx: Tx,
  { personId, variant, quantity }: BagLineWanted,
): Promise<Decision<null, ShortOfStock>> {
  const line = await tx.bagLine.findUnique({
    where: { personId_variantId: { personId, variantId: variant.id } },
    include: { reservation: true },
  });
  const more = quantity - (line?.reservation?.quantity ?? 0);
  if (more > 0) {
    const reserved = await reserveUnits(tx, new Map([[variant.sku, variant]]), new Map([[variant.sku, more]]));
    if (!reserved.ok) return reserved;
  } else if (more < 0) {
    await releaseUnits(tx, variant.id, -more);
  }
  const { id: bagLineId } = await tx.bagLine.upsert({
    where: { personId_variantId: { personId, variantId: variant.id } },
    create: { personId, variantId: variant.id, quantity, seenPriceAmount: variant.priceAmount },
    update: { quantity, ...(line?.reservation ? {} : { seenPriceAmount: variant.priceAmount }) },
    select: { id: true },
  });
  if (line?.reservation) {
    await tx.reservation.update({ where: { id: line.reservation.id }, data: { quantity } });
  } else {
    await tx.$executeRaw`
      INSERT INTO reservation (id, variant_id, person_id, quantity, expires_at, bag_line_id)
      VALUES (gen_random_uuid()::text, ${variant.id}, ${personId}, ${quantity},
              clock_timestamp() + make_interval(mins => ${holdMinutes}), ${bagLineId})`;
  }
  return accept(null);
}

import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { releaseUnits } from '#server/stock/reserve.ts';
import { holdLine } from './hold-line.ts';
import { outOfStock } from './out-of-stock.ts';

/**
 * Sets how many units of a SKU a person's bag holds; 0 puts the line back on the shelf. A line whose
 * hold has ended is held again. Idempotent: the quantity is absolute.
 *
 * Refuses `out_of_stock` and keeps the line as it was.
 *
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function changeBagLine(
  personId: string,
  { sku, quantity }: { sku: string; quantity: number },
): Promise<Decision<{ sku: string; quantity: number }, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    if (quantity > 0) {
      const held = await holdLine(tx, { personId, variant, quantity });
      return held.ok ? accept({ sku, quantity }) : refuse(outOfStock(held.refusal));
    }
    const line = await tx.bagLine.findUnique({
      where: { personId_variantId: { personId, variantId: variant.id } },
      include: { reservation: true },
    });
    if (!line) return accept({ sku, quantity: 0 });
    if (line.reservation) {
      await releaseUnits(tx, variant.id, line.reservation.quantity);
      await tx.reservation.delete({ where: { id: line.reservation.id } });
    }
    await tx.bagLine.delete({ where: { id: line.id } });
    return accept({ sku, quantity: 0 });
  });
}

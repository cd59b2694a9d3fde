import { maxQuantityPerLine } from '#contract/bag.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { holdLine } from './hold-line.ts';
import { outOfStock } from './out-of-stock.ts';

/**
 * Puts `quantity` more units of a SKU in a person's bag and holds them for 15 minutes; everyone else
 * sees fewer at once.
 *
 * Refuses `out_of_stock` with what is available, `invalid` above the most a line may hold.
 *
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function addToBag(
  personId: string,
  { sku, quantity }: { sku: string; quantity: number },
): Promise<Decision<{ sku: string; quantity: number }, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    const line = await tx.bagLine.findUnique({
      where: { personId_variantId: { personId, variantId: variant.id } },
      include: { reservation: true },
    });
    // What is no longer held is not counted: pressing "add" again holds afresh.
    const wanted = (line?.reservation ? line.quantity : 0) + quantity;
    if (wanted > maxQuantityPerLine) {
      return refuse({
        code: 'invalid',
        message: `A bag holds at most ${maxQuantityPerLine} of one piece.`,
        field: 'quantity',
      });
    }
    const held = await holdLine(tx, { personId, variant, quantity: wanted });
    return held.ok ? accept({ sku, quantity: wanted }) : refuse(outOfStock(held.refusal));
  });
}

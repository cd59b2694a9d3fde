import type { AdjustStock } from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { count } from '#domain/stock/stock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { belowReserved, variantNow } from './change-variant.ts';
import { type LockedVariant, lockVariants } from './lock-variants.ts';
import { beyondNumbers } from './number-pieces.ts';
import { setStockReason } from './stock-reason.ts';

/**
 * Adds to or takes from what is on hand. Not idempotent by itself: send an Idempotency-Key.
 * Refuses `below_reserved` when fewer would be on hand than people have in their bags, and `beyond_edition` when more
 * than there are numbers in a numbered edition.
 * @param by who does, for the ledger
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function adjustStock(
  { sku, delta, reason }: AdjustStock,
  by: string | null = null,
): Promise<Decision<{ sku: string; onHand: number; reserved: number; available: number }, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    const counted = count(variant, variant.onHand + delta);
    if (!counted.ok) return refuse(belowReserved(counted.refusal.reserved));
    const beyond = delta > 0 ? await beyondNumbers(tx, variant, counted.value.onHand) : null;
    if (beyond) return refuse(beyond);
    await setStockReason(tx, delta >= 0 ? 'received' : 'written_off', { reference: reason, by });
    await tx.variant.update({ where: { sku }, data: { onHand: counted.value.onHand } });
    const { onHand, reserved } = await variantNow(tx, sku);
    return accept({ sku, onHand, reserved, available: onHand - reserved });
  });
}

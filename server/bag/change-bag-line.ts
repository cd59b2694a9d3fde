import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { releaseUnits } from '#server/stock/reserve.ts';
import { holdLine, readLine } from './hold-line.ts';
import { type LineAnswer, lineAnswer } from './line-answer.ts';

/**
 * Sets a line's quantity; 0 removes it. Idempotent. Refuses what `addToBag` does, and keeps the line as it was.
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function changeBagLine(
  personId: string,
  { sku, quantity }: { sku: string; quantity: number },
  address: string | null = null,
): Promise<Decision<LineAnswer, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    const line = await readLine(tx, personId, variant.id);
    if (quantity > 0) {
      return lineAnswer({ sku, quantity }, await holdLine(tx, { personId, variant, quantity, address }, line));
    }
    if (!line) return accept({ sku, quantity: 0, heldUntil: null });
    if (line.reservation) {
      await releaseUnits(tx, variant.id, line.reservation.quantity);
      await tx.reservation.delete({ where: { id: line.reservation.id } });
    }
    await tx.bagLine.delete({ where: { id: line.id } });
    return accept({ sku, quantity: 0, heldUntil: null });
  });
}

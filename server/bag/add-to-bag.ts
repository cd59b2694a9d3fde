import { maxQuantityPerLine } from '#contract/bag.ts';
import type { Problem } from '#contract/errors.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { holdLine, readLine } from './hold-line.ts';
import { type LineAnswer, lineAnswer } from './line-answer.ts';

/**
 * Adds units and holds them for 15 minutes, or less by `domain/bag/hold-limits`. Refuses `out_of_stock` with what is
 * available, `hold_limit`, `bag_full` and `network_limit`, `invalid` above the most a line may hold.
 * @param address of whoever asks: what guests of one address hold is limited too
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export function addToBag(
  personId: string,
  added: { sku: string; quantity: number },
  address: string | null = null,
): Promise<Decision<LineAnswer, Problem>> {
  return transaction((tx) => addIn(tx, personId, added, address));
}

/** The same in the caller's transaction. */
export async function addIn(
  tx: Tx,
  personId: string,
  { sku, quantity }: { sku: string; quantity: number },
  address: string | null = null,
): Promise<Decision<LineAnswer, Problem>> {
  const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
  const line = await readLine(tx, personId, variant.id);
  // What is no longer held is not counted: pressing "add" again holds afresh.
  const wanted = (line?.reservation ? line.quantity : 0) + quantity;
  if (wanted > maxQuantityPerLine) {
    return refuse({
      code: 'invalid',
      message: `A bag holds at most ${maxQuantityPerLine} of one piece.`,
      field: 'quantity',
    });
  }
  return lineAnswer(
    { sku, quantity: wanted },
    await holdLine(tx, { personId, variant, quantity: wanted, address }, line),
  );
}

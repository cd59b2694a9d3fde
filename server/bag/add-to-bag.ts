import { maxQuantityPerLine } from '#contract/bag/bag.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { judgeNumber, takeNumbers } from '#server/stock/take-number.ts';
import { holdLine, type LineNow, readLine } from './hold-line.ts';
import { type LineAnswer, lineAnswer } from './line-answer.ts';

export interface PieceToAdd {
  sku: string;
  quantity: number;
  /** Which piece of a numbered edition; without it, the lowest number that is free. */
  number?: number | undefined;
}

/**
 * Adds units and holds them for 15 minutes, or less by `domain/bag/hold-limits`. Refuses `out_of_stock` with what is
 * available, `hold_limit`, `bag_full` and `network_limit`, `invalid` above the most a line may hold, and `number_taken`
 * with those that are free. A number that the bag has already is not added again.
 * @param address of whoever asks: what guests of one address hold is limited too
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export function addToBag(
  personId: string,
  added: PieceToAdd,
  address: string | null = null,
): Promise<Decision<LineAnswer, Problem>> {
  return transaction((tx) => addIn(tx, personId, added, address));
}

/** The same in the caller's transaction. */
export async function addIn(
  tx: Tx,
  personId: string,
  { sku, quantity, number }: PieceToAdd,
  address: string | null = null,
): Promise<Decision<LineAnswer, Problem>> {
  const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
  const line = await readLine(tx, personId, variant.id);
  // What is no longer held is not counted: pressing "add" again holds afresh.
  const wanted = (line?.reservation ? line.quantity : 0) + quantity;
  if (wanted > maxQuantityPerLine) {
    return refuse({
      code: 'invalid',
      message: `A bag can hold up to ${maxQuantityPerLine} of one piece.`,
      field: 'quantity',
    });
  }
  const chosen = { variantId: variant.id, reservationId: line?.reservation?.id ?? null, personId };
  if (number !== undefined) {
    const judged = await judgeNumber(tx, { ...chosen, number });
    if (!judged.ok) return judged;
    if (judged.value === 'yours') return accept(await asItIs(tx, sku, line));
  }
  const held = await holdLine(tx, { personId, variant, quantity: wanted, address }, line);
  const answer = lineAnswer({ sku, quantity: wanted }, held);
  if (!variant.numbered || !answer.ok || answer.value.heldUntil === null) return answer;
  return accept({ ...answer.value, numbers: await takeNumbers(tx, { ...chosen, number: number ?? null }) });
}

/** The number was added before. */
async function asItIs(tx: Tx, sku: string, line: LineNow): Promise<LineAnswer> {
  const { quantity = 0, reservation } = line ?? {};
  const numbers = line ? await takeNumbers(tx, { ...line, number: null }) : [];
  return { sku, quantity, heldUntil: reservation?.expiresAt.toISOString() ?? null, numbers };
}

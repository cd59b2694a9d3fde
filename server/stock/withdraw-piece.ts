import type { NumberedPieceToMove } from '#contract/catalogue/desk-pieces.ts';
import type { ChangedVariant } from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { count } from '#domain/stock/stock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { belowReserved, variantNow } from './change-variant.ts';
import { type LockedVariant, lockVariants } from './lock-variants.ts';
import { beyondNumbers, readWithdrawn, withdrawNumbers } from './number-pieces.ts';
import { setStockReason } from './stock-reason.ts';

interface Move {
  sku: string;
  piece: NumberedPieceToMove;
  /** Who does, for the ledger. */
  by: string | null;
}

/**
 * Takes one piece of a numbered edition out of sale, and off what is on hand if it is `counted` there. Idempotent: a number
 * that is out already changes no count. Refuses `numbering_not_possible`, and `below_reserved` for what people have in bags.
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export function withdrawPiece({
  sku,
  piece: { number, counted },
  by,
}: Move): Promise<Decision<ChangedVariant, Problem>> {
  return transaction(async (tx) => {
    const { variant, withdrawn } = await lockPieces(tx, sku);
    if (withdrawn.includes(number)) return accept(await changedVariant(tx, sku));
    const onHand = variant.onHand - (counted ? 1 : 0);
    const counts = count(variant, onHand);
    if (!counts.ok) return refuse(belowReserved(counts.refusal.reserved));
    const problem = await withdrawNumbers(tx, { id: variant.id, onHand }, [...withdrawn, number]);
    if (problem) return refuse({ ...problem, field: 'number' });
    if (counted) await recount(tx, sku, { onHand, reason: 'written_off', number, by });
    return accept(await changedVariant(tx, sku));
  });
}

/**
 * Puts a withdrawn piece back into sale, and back on hand if it is `counted`. Idempotent: a number that is for sale changes
 * no count. Refuses `numbering_not_possible` for a number that the edition doesn't have.
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export function giveBackPiece({
  sku,
  piece: { number, counted },
  by,
}: Move): Promise<Decision<ChangedVariant, Problem>> {
  return transaction(async (tx) => {
    const { variant, withdrawn } = await lockPieces(tx, sku);
    const others = withdrawn.filter((one) => one !== number);
    if (others.length === withdrawn.length) return accept(await changedVariant(tx, sku));
    const problem = await withdrawNumbers(tx, variant, others);
    if (problem) return refuse({ ...problem, field: 'number' });
    if (counted) {
      const onHand = variant.onHand + 1;
      const beyond = await beyondNumbers(tx, variant, onHand);
      if (beyond) return refuse({ ...beyond, field: 'counted' });
      await recount(tx, sku, { onHand, reason: 'received', number, by });
    }
    return accept(await changedVariant(tx, sku));
  });
}

async function lockPieces(tx: Tx, sku: string): Promise<{ variant: LockedVariant; withdrawn: number[] }> {
  const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
  return { variant, withdrawn: await readWithdrawn(tx, variant.id) };
}

interface Recount {
  onHand: number;
  reason: 'written_off' | 'received';
  number: number;
  by: string | null;
}

async function recount(tx: Tx, sku: string, { onHand, reason, number, by }: Recount): Promise<void> {
  await setStockReason(tx, reason, { reference: `No. ${number}`, by });
  await tx.variant.update({ where: { sku }, data: { onHand } });
}

async function changedVariant(tx: Tx, sku: string): Promise<ChangedVariant> {
  const { onHand, reserved, priceAmount, version } = await variantNow(tx, sku);
  return { sku, onHand, reserved, available: onHand - reserved, priceAmount, version };
}

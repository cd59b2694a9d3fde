import type { ChangedVariant, ChangeVariant } from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { count } from '#domain/stock/stock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { changeTogether, type VariantChange } from './change-together.ts';
import { type LockedVariant, lockVariants } from './lock-variants.ts';
import { beyondNumbers, numberPieces, readWithdrawn, withdrawNumbers } from './number-pieces.ts';
import { setStockReason } from './stock-reason.ts';

/**
 * Sets the price, the count on hand or the compare-at price of a SKU. Idempotent: the values are absolute.
 * Also gives each of its pieces a number of its own, or none, and takes numbers out of sale.
 * Refuses `below_reserved` when fewer would be on hand than people have in their bags, `beyond_edition` when more than
 * there are numbers, and `numbering_not_possible` while its pieces are in bags or once some were sold the other way.
 * @param by who does, for the ledger
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function changeVariant(
  sku: string,
  change: ChangeVariant,
  by: string | null = null,
): Promise<Decision<ChangedVariant, Problem>> {
  const changed = isOfNumbers(change) ? 'undecided' : await changeTogether({ sku, change, by });
  return changed === 'undecided' ? changeLocked({ sku, change, by }) : accept(changed);
}

const isOfNumbers = ({ numberedOf, withdrawnNumbers }: ChangeVariant): boolean =>
  numberedOf !== undefined || withdrawnNumbers !== undefined;

async function changeLocked({ sku, change, by }: VariantChange): Promise<Decision<ChangedVariant, Problem>> {
  return transaction(async (tx) => {
    const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
    if (change.onHand !== undefined) {
      const counted = count(variant, change.onHand);
      if (!counted.ok) return refuse(belowReserved(counted.refusal.reserved));
      const beyond = isOfNumbers(change) ? null : await beyondNumbers(tx, variant, change.onHand);
      if (beyond) return refuse(beyond);
      await setStockReason(tx, 'counted', { by });
    }
    if (change.numberedOf !== undefined) {
      const problem = await numberPieces(
        tx,
        { ...variant, onHand: change.onHand ?? variant.onHand },
        change.numberedOf,
      );
      if (problem) return refuse(problem);
    }
    if (change.withdrawnNumbers !== undefined) {
      const counted = { id: variant.id, onHand: change.onHand ?? variant.onHand };
      const problem = await withdrawNumbers(tx, counted, change.withdrawnNumbers);
      if (problem) return refuse(problem);
    }
    await tx.variant.update({
      where: { sku },
      data: {
        ...(change.priceAmount === undefined ? {} : { priceAmount: change.priceAmount }),
        ...(change.onHand === undefined ? {} : { onHand: change.onHand }),
        ...(change.compareAtAmount === undefined ? {} : { compareAtAmount: change.compareAtAmount }),
      },
    });
    const { onHand, reserved, priceAmount, version, numbered, editionSize } = await variantNow(tx, sku);
    const changed = { sku, onHand, reserved, available: onHand - reserved, priceAmount, version };
    if (!isOfNumbers(change)) return accept(changed);
    const withdrawn = await readWithdrawn(tx, variant.id);
    return accept({ ...changed, numberedOf: numbered ? editionSize : null, withdrawnNumbers: withdrawn });
  });
}

/** Read anew: what came back may have been offered to those who wait. */
export const variantNow = (tx: Tx, sku: string) => tx.variant.findUniqueOrThrow({ where: { sku } });

export function belowReserved(reserved: number): Problem {
  return {
    code: 'below_reserved',
    message: `Stock can’t go below ${reserved}: these are in bags or in orders.`,
    field: 'onHand',
    reserved,
  };
}

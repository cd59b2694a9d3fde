import type { Tx } from '#server/engine/database/database.ts';
import { freeNumbers } from './sold-numbers.ts';
import { setStockReason } from './stock-reason.ts';

export interface SoldUnits {
  variantId: string;
  quantity: number;
}

/** Units that one line of an order sold. */
export interface UnitsOfLine extends SoldUnits {
  lineId: string;
  /** Of the line; none where its pieces have no numbers. */
  numbers: readonly number[];
  /** Of these, the ones of these units; without it, the highest. */
  back?: readonly number[];
}

/**
 * Takes reserved units out of stock once they are paid for.
 * @param reference the order's number, for the ledger
 * @returns per variant the number of the last piece sold within its edition, where that is known
 */
export async function sellUnits(
  tx: Tx,
  units: readonly SoldUnits[],
  reference: string,
): Promise<ReadonlyMap<string, number | null>> {
  if (units.length === 0) return new Map();
  await setStockReason(tx, 'sold', { reference });
  const sold = await tx.$queryRaw<{ id: string; editionNo: number | null }[]>`
    UPDATE variant SET on_hand = on_hand - sold.quantity, reserved = reserved - sold.quantity
    FROM (
      SELECT variant_id, sum(quantity)::int AS quantity
      FROM unnest(${units.map((unit) => unit.variantId)}::text[], ${units.map((unit) => unit.quantity)}::int[])
        AS unit (variant_id, quantity)
      GROUP BY variant_id
    ) AS sold
    WHERE variant.id = sold.variant_id
    RETURNING variant.id, CASE WHEN variant.edition_size >= variant.on_hand
      THEN variant.edition_size - variant.on_hand END AS "editionNo"`;
  return new Map(sold.map(({ id, editionNo }) => [id, editionNo]));
}

export interface CameBack {
  reference: string;
  /** `restocked`: they never left; `returned`: their buyer sent them back. */
  reason: 'restocked' | 'returned';
  by: string | null;
}

/** Units of locked variants that were sold become available again, and their numbers free. */
export async function restockUnits(tx: Tx, units: readonly UnitsOfLine[], came: CameBack): Promise<void> {
  await freeNumbers(
    tx,
    units.filter(({ numbers }) => numbers.length > 0),
  );
  await countBack(tx, units, came);
}

async function countBack(tx: Tx, units: readonly SoldUnits[], { reason, reference, by }: CameBack): Promise<void> {
  if (units.length === 0) return;
  await setStockReason(tx, reason, { reference, by });
  await tx.$executeRaw`
    UPDATE variant SET on_hand = on_hand + back.quantity
    FROM (
      SELECT variant_id, sum(quantity)::int AS quantity
      FROM unnest(${units.map((unit) => unit.variantId)}::text[], ${units.map((unit) => unit.quantity)}::int[])
        AS unit (variant_id, quantity)
      GROUP BY variant_id
    ) AS back
    WHERE variant.id = back.variant_id`;
}

/** The ledger shows both the return and the write-off. What is available stays as it was, and numbers stay gone. */
export async function writeOffUnits(tx: Tx, units: readonly SoldUnits[], came: CameBack): Promise<void> {
  if (units.length === 0) return;
  // They are nobody's: what is written off in the next statement is not offered to those who wait.
  await tx.$executeRaw`SELECT set_config('marketday.offers', 'off', true)`;
  await countBack(tx, units, came);
  const { reference, by } = came;
  await setStockReason(tx, 'written_off', { reference, by });
  for (const { variantId, quantity } of units) {
    await tx.variant.update({ where: { id: variantId }, data: { onHand: { decrement: quantity } } });
  }
  await tx.$executeRaw`SELECT set_config('marketday.offers', '', true)`;
}

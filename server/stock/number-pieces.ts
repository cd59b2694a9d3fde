import type { Problem } from '#contract/errors.ts';
import { type NumberingRefused, renumber } from '#domain/stock/numbered.ts';
import type { Tx } from '#server/database/database.ts';
import type { LockedVariant } from './lock-variants.ts';
import { settleNumbers } from './take-number.ts';

/**
 * Gives each piece of a locked variant a number of its own, 1 to `size`, or none with null. Idempotent.
 * @returns what forbids it; null once it is so
 */
export async function numberPieces(
  tx: Tx,
  { id, onHand, reserved }: Pick<LockedVariant, 'id' | 'onHand' | 'reserved'>,
  size: number | null,
): Promise<Problem | null> {
  const [now] = await tx.$queryRaw<{ size: number | null; sold: number[]; soldWithout: number }[]>`
    SELECT CASE WHEN numbered THEN edition_size END AS size,
           ARRAY(SELECT number FROM numbered_piece WHERE variant_id = variant.id AND order_line_id IS NOT NULL) AS sold,
           (SELECT coalesce(sum(quantity), 0)::int FROM order_line
            WHERE variant_id = variant.id AND sold_at IS NOT NULL AND numbers = '{}') AS "soldWithout"
    FROM variant WHERE id = ${id}`;
  if (!now) throw new Error('A locked variant is gone.');
  const decided = renumber({ ...now, onHand, reserved }, size);
  if (!decided.ok) return numberingRefused(decided.refusal);
  const data = size === null ? { numbered: false } : { numbered: true, editionSize: size };
  await tx.variant.update({ where: { id }, data });
  await settleNumbers(tx, id);
  return null;
}

/** What forbids so many on hand of a locked variant whose pieces have numbers; null where nothing does. */
export async function beyondNumbers(
  tx: Tx,
  { id, numbered }: Pick<LockedVariant, 'id' | 'numbered'>,
  onHand: number,
): Promise<Problem | null> {
  if (!numbered) return null;
  const [row] = await tx.$queryRaw<{ unsold: number }[]>`
    SELECT count(*)::int AS unsold FROM numbered_piece WHERE variant_id = ${id} AND order_line_id IS NULL`;
  const unsold = row?.unsold ?? 0;
  return onHand > unsold ? beyondEdition(unsold) : null;
}

export const beyondEdition = (unsold: number): Problem => ({
  code: 'beyond_edition',
  message: `Only ${unsold} of the edition’s numbers are not sold, so no more than ${unsold} can be on hand.`,
  field: 'onHand',
  unsold,
});

function numberingRefused(refusal: NumberingRefused): Problem {
  const field = 'numberedOf';
  switch (refusal.code) {
    case 'in_bags':
      return {
        code: 'numbering_not_possible',
        message: `${refusal.reserved} of it are in bags or in orders. Numbers can be changed once none is.`,
        field,
        reserved: refusal.reserved,
      };
    case 'sold_otherwise':
      return {
        code: 'numbering_not_possible',
        message: `${refusal.units} of it have been sold already, and it stays as it was for these. Make a new variant for the rest.`,
        field,
        units: refusal.units,
      };
    case 'too_few':
      return {
        code: 'numbering_not_possible',
        message: `The edition needs at least ${refusal.least} numbers for what is on hand and what is sold.`,
        field,
        least: refusal.least,
      };
  }
}

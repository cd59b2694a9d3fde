import type { Problem } from '#contract/wire/problem.ts';
import {
  type NumberingRefused,
  type Pieces,
  renumber,
  type WithdrawalRefused,
  withdraw,
} from '#domain/stock/numbered.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { LockedVariant } from './lock-variants.ts';
import { settleNumbers } from './take-number.ts';

/** What forbids a number, or a count of numbered pieces. */
export interface NumbersProblem extends Problem {
  code: 'numbering_not_possible' | 'beyond_edition';
}

/**
 * Gives each piece of a locked variant a number of its own, 1 to `size`, or none with null. Idempotent.
 * @returns what forbids it; null once it is so
 */
export async function numberPieces(
  tx: Tx,
  { id, onHand, reserved }: Pick<LockedVariant, 'id' | 'onHand' | 'reserved'>,
  size: number | null,
): Promise<Problem | null> {
  const [now] = await tx.$queryRaw<{ size: number | null; sold: number[]; withdrawn: number; soldWithout: number }[]>`
    SELECT CASE WHEN numbered THEN edition_size END AS size,
           ARRAY(SELECT number FROM numbered_piece WHERE variant_id = variant.id AND order_line_id IS NOT NULL) AS sold,
           (SELECT count(*)::int FROM numbered_piece WHERE variant_id = variant.id AND withdrawn) AS withdrawn,
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

/**
 * Takes these numbers of a locked variant out of sale, and puts all others back into it. Idempotent.
 * @returns what forbids it; null once it is so
 */
export async function withdrawNumbers(
  tx: Tx,
  { id, onHand }: Pick<LockedVariant, 'id' | 'onHand'>,
  numbers: readonly number[],
): Promise<Problem | null> {
  const [now] = await tx.$queryRaw<Omit<Pieces, 'onHand'>[]>`
    SELECT CASE WHEN numbered THEN edition_size END AS size,
           ARRAY(SELECT number FROM numbered_piece WHERE variant_id = variant.id AND reservation_id IS NOT NULL) AS held,
           ARRAY(SELECT number FROM numbered_piece WHERE variant_id = variant.id AND order_line_id IS NOT NULL) AS sold
    FROM variant WHERE id = ${id}`;
  if (!now) throw new Error('A locked variant is gone.');
  const decided = withdraw({ ...now, onHand }, numbers);
  if (!decided.ok) {
    const problem = withdrawalRefused(decided.refusal);
    return { ...problem, message: `${problem.message} Nothing was changed.` };
  }
  await setWithdrawn(tx, id, numbers);
  return null;
}

/** These numbers of a locked variant are out of sale from now on, and no others: whoever calls has seen that they may. */
export const setWithdrawn = (tx: Statements, variantId: string, numbers: readonly number[]) =>
  tx.$executeRaw`
    UPDATE numbered_piece SET withdrawn = number = ANY (${[...numbers]}::int[])
    WHERE variant_id = ${variantId} AND withdrawn <> (number = ANY (${[...numbers]}::int[]))`;

/** The numbers of a variant that are not for sale. */
export async function readWithdrawn(tx: Tx, variantId: string): Promise<number[]> {
  const rows = await tx.numberedPiece.findMany({
    where: { variantId, withdrawn: true },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

export function withdrawalRefused(refusal: WithdrawalRefused): NumbersProblem {
  const why = {
    unknown: (number: number) => `There is no no. ${number}.`,
    taken: (number: number) => `No. ${number} is in a bag or in an order.`,
  };
  const message =
    refusal.code === 'needed'
      ? `${refusal.onHand} are on hand: that many numbers have to stay for sale.`
      : why[refusal.code](refusal.number);
  return {
    code: 'numbering_not_possible',
    message,
    field: 'withdrawnNumbers',
  };
}

/** What forbids so many on hand of a locked variant whose pieces have numbers; null where nothing does. */
export async function beyondNumbers(
  tx: Tx,
  { id, numbered }: Pick<LockedVariant, 'id' | 'numbered'>,
  onHand: number,
): Promise<Problem | null> {
  if (!numbered) return null;
  const [row] = await tx.$queryRaw<{ unsold: number }[]>`
    SELECT count(*)::int AS unsold FROM numbered_piece WHERE variant_id = ${id} AND order_line_id IS NULL AND NOT withdrawn`;
  const unsold = row?.unsold ?? 0;
  return onHand > unsold ? beyondEdition(unsold) : null;
}

export const beyondEdition = (unsold: number): NumbersProblem => ({
  code: 'beyond_edition',
  message: `Only ${unsold} of the edition’s numbers can still be sold, so no more than ${unsold} can be on hand.`,
  field: 'onHand',
  unsold,
});

export function numberingRefused(refusal: NumberingRefused): NumbersProblem {
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

import type { Problem } from '#contract/errors.ts';
import type { Tx } from '#server/database/database.ts';
import { readRows, type Statements } from '#server/database/statement.ts';

export interface WantedNumber {
  variantId: string;
  /** The hold of the line that it is for; null for none yet. */
  reservationId: string | null;
  personId: string;
  number: number;
}

/**
 * Who has a number of a locked variant. What is offered to its person is free to them; what an ended hold had, to all.
 * @returns `none` where the edition has no such number
 */
export async function readNumber(
  tx: Tx,
  { variantId, reservationId, personId, number }: WantedNumber,
): Promise<'free' | 'yours' | 'held' | 'sold' | 'none'> {
  const [row] = await tx.$queryRaw<{ gone: boolean; holder: string | null; offered: boolean }[]>`
    SELECT withdrawn OR order_line_id IS NOT NULL AS gone, reservation.id AS holder,
           coalesce(alert_id IS NOT NULL AND person_id = ${personId}, false) AS offered
    FROM numbered_piece LEFT JOIN reservation ON reservation.id = reservation_id
    WHERE numbered_piece.variant_id = ${variantId} AND number = ${number}`;
  if (!row) return 'none';
  if (row.gone) return 'sold';
  if (row.holder === null || row.offered) return 'free';
  return row.holder === reservationId ? 'yours' : 'held';
}

/**
 * Gives a hold of a locked variant its numbers: the one that was chosen, which must be free, and for its other units the
 * lowest that are.
 * @returns all that it has
 */
export async function takeNumbers(
  tx: Tx,
  { variantId, personId, number }: { variantId: string; personId: string; number: number | null },
): Promise<number[]> {
  if (number !== null) {
    await tx.$executeRaw`
      UPDATE numbered_piece SET reservation_id = held.id, taken_at = clock_timestamp()
      FROM reservation AS held JOIN bag_line ON bag_line.id = bag_line_id
      WHERE bag_line.person_id = ${personId} AND bag_line.variant_id = ${variantId}
        AND numbered_piece.variant_id = ${variantId} AND number = ${number} AND numbered_piece.order_line_id IS NULL`;
  }
  await settleNumbers(tx, variantId);
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM numbered_piece
    JOIN reservation ON reservation.id = reservation_id JOIN bag_line ON bag_line.id = bag_line_id
    WHERE numbered_piece.variant_id = ${variantId} AND bag_line.person_id = ${personId} ORDER BY number`;
  return rows.map((row) => row.number);
}

/** Brings numbers in step with holds now, as the end of the transaction would. The variant must be locked. */
export const settleNumbers = (tx: Statements, variantId: string) =>
  tx.$queryRaw`SELECT settle_numbers(${variantId})::text`;

/** Looks without a lock. @returns null if a number can be had by somebody who has nothing yet */
export async function numberRefusedTo(sku: string, number: number): Promise<Problem | null> {
  const [row] = await readRows<{ numbered: boolean; size: number; free: number[]; sold: boolean }>`
    SELECT numbered, coalesce(edition_size, 0) AS size,
           EXISTS (SELECT FROM numbered_piece WHERE variant_id = variant.id AND number = ${number}
             AND (withdrawn OR order_line_id IS NOT NULL)) AS sold,
           ARRAY(SELECT number FROM numbered_piece LEFT JOIN reservation
               ON reservation.id = reservation_id AND expires_at > clock_timestamp()
             WHERE numbered_piece.variant_id = variant.id AND order_line_id IS NULL AND NOT withdrawn AND reservation.id IS NULL
             ORDER BY number) AS free
    FROM variant WHERE sku = ${sku}`;
  if (!row) return null;
  if (!row.numbered) return notNumbered(sku);
  if (row.free.includes(number)) return null;
  if (number > row.size) return noSuchNumber(number, row.size);
  return numberTaken({ number, state: row.sold ? 'sold' : 'held', free: row.free });
}

/** What can be chosen of a locked variant now. */
export async function readFreeNumbers(tx: Tx, variantId: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM numbered_piece JOIN variant ON variant.id = variant_id
    LEFT JOIN reservation ON reservation.id = reservation_id
    WHERE numbered_piece.variant_id = ${variantId} AND order_line_id IS NULL AND NOT withdrawn AND reservation.id IS NULL
      AND on_hand > reserved
    ORDER BY number`;
  return rows.map(({ number }) => number);
}

export const notNumbered = (sku: string): Problem => ({
  code: 'invalid',
  message: `The pieces of ${sku} have no numbers to choose from. Add it without one.`,
  field: 'number',
});

export const noSuchNumber = (number: number, size: number): Problem => ({
  code: 'invalid',
  message: `There is no no. ${number}: this edition has the numbers 1 to ${size}.`,
  field: 'number',
});

/** Names at most twenty of those that are free; `free` has all. */
export function numberTaken(taken: { number: number; state: 'held' | 'sold'; free: readonly number[] }): Problem {
  const { number, state, free } = taken;
  const gone = state === 'sold' ? 'is not for sale any more' : 'is in a bag by now';
  const shown = free.slice(0, 20).join(', ');
  const rest = free.length === 0 ? 'None is free now.' : `Free now: ${shown}${free.length > 20 ? ' and more' : ''}.`;
  return {
    code: 'number_taken',
    message: `No. ${number} ${gone}. ${rest}`,
    field: 'number',
    number,
    free: [...free],
  };
}

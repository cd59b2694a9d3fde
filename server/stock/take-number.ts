import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import {
  choosable,
  type NumbersOfVariant,
  numberRefused,
  readNumbersOf,
  readStandings,
  type WantedNumber,
} from './number-standing.ts';

/**
 * Judges one number for somebody; under its variant's lock it stays so. Refuses `number_taken` with those that are free,
 * and `invalid` where there is none such.
 * @returns `yours` if it is in their hold already
 */
export async function judgeNumber(
  db: Pick<Statements, '$queryRaw'>,
  wanted: WantedNumber,
): Promise<Decision<'free' | 'yours', Problem>> {
  const [standing = 'none'] = await readStandings(db, [wanted]);
  if (standing === 'free' || standing === 'yours') return accept(standing);
  const of = (await readNumbersOf(db, [wanted.variantId])).get(wanted.variantId) as NumbersOfVariant;
  return refuse(numberRefused({ number: wanted.number, standing }, { ...of, free: choosable(of) }));
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

export interface NumbersOfHold {
  variantId: string;
  holdId: string;
  /** Free, and no more than the hold has units. */
  numbers: readonly number[];
}

/** Gives new holds of locked variants the numbers that they name, and for their other units the lowest that are free. */
export async function nameNumbers(tx: Statements, named: readonly NumbersOfHold[]): Promise<void> {
  if (named.length === 0) return;
  // A hold that was an offer has numbers already, and the last taken would be freed.
  await tx.$executeRaw`
    UPDATE numbered_piece SET reservation_id = NULL, taken_at = NULL
    WHERE reservation_id = ANY (${named.map(({ holdId }) => holdId)}::text[])`;
  const pieces = named.flatMap(({ numbers, ...hold }) => numbers.map((number) => ({ ...hold, number })));
  await tx.$executeRaw`
    UPDATE numbered_piece SET reservation_id = new."holdId", taken_at = clock_timestamp()
    FROM json_to_recordset(${JSON.stringify(pieces)}::json) AS new ("variantId" text, "holdId" text, number int)
    WHERE variant_id = new."variantId" AND numbered_piece.number = new.number`;
  for (const variantId of new Set(named.map((hold) => hold.variantId))) await settleNumbers(tx, variantId);
}

/** Brings numbers in step with holds now, as the end of the transaction would. The variant must be locked. */
export const settleNumbers = (tx: Statements, variantId: string) =>
  tx.$queryRaw`SELECT settle_numbers(${variantId})::text`;

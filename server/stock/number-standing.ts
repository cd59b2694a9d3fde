/** Which number of an edition can be had by whom: asked by the bag, before a guest exists, and by orders that name numbers. */
import type { Problem } from '#contract/wire/problem.ts';
import type { Statements } from '#server/engine/database/statement.ts';

type Reads = Pick<Statements, '$queryRaw'>;

export interface WantedNumber {
  variantId: string;
  /** Null: somebody who has nothing yet. */
  personId: string | null;
  /** The hold of the line that it is for; null for none yet. */
  reservationId: string | null;
  number: number;
}

interface PieceRow {
  at: number;
  number: number;
  state: 'free' | 'held' | 'sold' | 'withdrawn';
  holdId: string | null;
  /** Whose hold it is, where it is an offer. */
  offeredTo: string | null;
}

/**
 * The one statement that says which number can be had: those that are named, or all of a variant. What an ended hold had
 * is free, also before it is swept.
 * @param asked by variant; `number` null: all of its numbers
 * @returns in the order of `asked`; nothing for a number that there isn't
 */
async function readPieces(
  db: Reads,
  asked: readonly { variantId: string; number: number | null }[],
): Promise<PieceRow[][]> {
  const rows = await db.$queryRaw<PieceRow[]>`
    SELECT at, piece.number, held.id AS "holdId", CASE WHEN held.alert_id IS NOT NULL THEN held.person_id END AS "offeredTo",
      CASE WHEN piece.withdrawn THEN 'withdrawn' WHEN piece.order_line_id IS NOT NULL THEN 'sold'
        WHEN held.id IS NULL THEN 'free' ELSE 'held' END AS state
    FROM json_to_recordset(${JSON.stringify(asked.map(({ variantId, number }, at) => ({ at, variantId, number })))}::json)
      AS asked (at int, "variantId" text, number int)
    JOIN variant ON variant.id = asked."variantId" AND variant.numbered
    JOIN numbered_piece AS piece ON piece.variant_id = variant.id AND (asked.number IS NULL OR piece.number = asked.number)
    LEFT JOIN reservation AS held ON held.id = piece.reservation_id AND held.expires_at > clock_timestamp()
    ORDER BY at, piece.number`;
  const pieces: PieceRow[][] = asked.map(() => []);
  for (const row of rows) pieces[row.at]?.push(row);
  return pieces;
}

/** `yours`: in the hold that it is for. `none`: the variant has no such number. */
export type NumberStanding = 'free' | 'yours' | 'held' | 'sold' | 'none';

/**
 * How numbers stand for those who want them: what is offered to a person is free to them.
 * @returns in the order of `wanted`
 */
export async function readStandings(db: Reads, wanted: readonly WantedNumber[]): Promise<NumberStanding[]> {
  const pieces = await readPieces(db, wanted);
  return wanted.map((one, at) => standingFor(one, pieces[at]?.[0]));
}

function standingFor({ personId, reservationId }: WantedNumber, piece: PieceRow | undefined): NumberStanding {
  if (!piece) return 'none';
  if (piece.state === 'withdrawn') return 'sold';
  if (piece.state !== 'held') return piece.state;
  if (piece.offeredTo !== null && piece.offeredTo === personId) return 'free';
  return piece.holdId === reservationId ? 'yours' : 'held';
}

export interface NumbersOfVariant {
  sku: string;
  /** The edition's; null where its pieces have no numbers. */
  size: number | null;
  onHand: number;
  /** Without what ended holds had. */
  reserved: number;
  numbers: readonly { number: number; state: PieceRow['state'] }[];
}

/** How all numbers of these variants stand, by variant. */
export async function readNumbersOf(
  db: Reads,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, NumbersOfVariant>> {
  const rows = await db.$queryRaw<(Omit<NumbersOfVariant, 'numbers'> & { id: string })[]>`
    SELECT id, sku, CASE WHEN numbered THEN coalesce(edition_size, 0) END AS size, on_hand AS "onHand", reserved - (
      SELECT coalesce(sum(quantity), 0)::int FROM reservation
      WHERE variant_id = variant.id AND expires_at <= clock_timestamp()) AS reserved
    FROM variant WHERE id = ANY (${[...variantIds]}::text[])`;
  const pieces = await readPieces(
    db,
    rows.map(({ id }) => ({ variantId: id, number: null })),
  );
  return new Map(
    rows.map(({ id, ...of }, at) => [
      id,
      { ...of, numbers: (pieces[at] ?? []).map(({ number, state }) => ({ number, state })) },
    ]),
  );
}

/** What can be chosen now by whoever has nothing; none while every unit on hand is held. */
export const choosable = ({ onHand, reserved, numbers }: NumbersOfVariant): number[] =>
  onHand > reserved ? numbers.flatMap(({ number, state }) => (state === 'free' ? number : [])) : [];

/** Why a number can't be had. Names at most twenty of those that are `free`; the problem has all. */
export function numberRefused(
  { number, standing }: { number: number; standing: Exclude<NumberStanding, 'free' | 'yours'> },
  { sku, size, free }: { sku: string; size: number | null; free: readonly number[] },
): Problem {
  const field = 'number';
  if (size === null) {
    const message = `The pieces of ${sku} have no numbers to choose from. Leave the number out.`;
    return { code: 'invalid', message, field };
  }
  if (standing === 'none') {
    return { code: 'invalid', message: `There is no no. ${number}: this edition has the numbers 1 to ${size}.`, field };
  }
  const gone = standing === 'sold' ? 'is not for sale any more' : 'is in a bag by now';
  const shown = free.slice(0, 20).join(', ');
  const rest = free.length === 0 ? 'None is free now.' : `Free now: ${shown}${free.length > 20 ? ' and more' : ''}.`;
  return { code: 'number_taken', message: `No. ${number} ${gone}. ${rest}`, field, number, free: [...free] };
}

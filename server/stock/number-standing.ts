/** Which number of an edition can be had by whom: asked by the bag, before a guest exists, and by orders that name numbers. */
import type { Problem } from '#contract/errors.ts';
import type { Statements } from '#server/database/statement.ts';

type Reads = Pick<Statements, '$queryRaw'>;

export interface WantedNumber {
  variantId: string;
  /** Null: somebody who has nothing yet. */
  personId: string | null;
  /** The hold of the line that it is for; null for none yet. */
  reservationId: string | null;
  number: number;
}

/** `yours`: in the hold that it is for. `none`: the variant has no such number. */
export type NumberStanding = 'free' | 'yours' | 'held' | 'sold' | 'none';

/**
 * How numbers stand for those who want them: what is offered to a person is free to them, what an ended hold had, to all.
 * @returns in the order of `wanted`
 */
export async function readStandings(db: Reads, wanted: readonly WantedNumber[]): Promise<NumberStanding[]> {
  const rows = await db.$queryRaw<{ standing: NumberStanding }[]>`
    SELECT CASE
        WHEN piece.number IS NULL OR NOT variant.numbered THEN 'none'
        WHEN piece.withdrawn OR piece.order_line_id IS NOT NULL THEN 'sold'
        WHEN held.id IS NULL OR (held.alert_id IS NOT NULL AND held.person_id = wanted."personId") THEN 'free'
        WHEN held.id = wanted."reservationId" THEN 'yours'
        ELSE 'held' END AS standing
    FROM json_to_recordset(${JSON.stringify(wanted.map((one, at) => ({ ...one, at })))}::json) AS wanted (
      at int, "variantId" text, "personId" text, "reservationId" text, number int)
    LEFT JOIN variant ON variant.id = wanted."variantId"
    LEFT JOIN numbered_piece AS piece ON piece.variant_id = wanted."variantId" AND piece.number = wanted.number
    LEFT JOIN reservation AS held ON held.id = piece.reservation_id AND held.expires_at > clock_timestamp()
    ORDER BY at`;
  return rows.map(({ standing }) => standing);
}

export interface NumbersOfVariant {
  sku: string;
  /** The edition's; null where its pieces have no numbers. */
  size: number | null;
  /** What can be chosen now by whoever has nothing; none while every unit on hand is held. */
  free: readonly number[];
}

/** By variant. */
export async function readNumbersOf(
  db: Reads,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, NumbersOfVariant>> {
  const rows = await db.$queryRaw<(NumbersOfVariant & { id: string })[]>`
    SELECT id, sku, CASE WHEN numbered THEN coalesce(edition_size, 0) END AS size,
           ARRAY(SELECT number FROM numbered_piece
             LEFT JOIN reservation ON reservation.id = reservation_id AND expires_at > clock_timestamp()
             WHERE numbered_piece.variant_id = variant.id AND order_line_id IS NULL AND NOT withdrawn
               AND reservation.id IS NULL AND on_hand > reserved - (
                 SELECT coalesce(sum(quantity), 0) FROM reservation AS ended
                 WHERE ended.variant_id = variant.id AND ended.expires_at <= clock_timestamp())
             ORDER BY number) AS free
    FROM variant WHERE id = ANY (${[...variantIds]}::text[])`;
  return new Map(rows.map(({ id, ...of }) => [id, of]));
}

/** Why a number can't be had. Names at most twenty of those that are free; `free` has all. */
export function numberRefused(
  { number, standing }: { number: number; standing: Exclude<NumberStanding, 'free' | 'yours'> },
  { sku, size, free }: NumbersOfVariant,
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

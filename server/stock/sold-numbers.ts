import type { Statements } from '#server/engine/database/statement.ts';
import { settleNumbers } from './take-number.ts';

/** A line of an order that is sold. */
export interface LineToNumber {
  id: string;
  variantId: string | null;
  quantity: number;
  /** Whose numbers it takes, the first before the next; then the lowest that are free. */
  holds: readonly { id: string }[];
}

/** What a line bought of an edition. */
export interface NumbersOfLine {
  numbers: number[];
  numberedOf: number | null;
}

/**
 * Gives the lines of numbered variants the numbers that they bought, for good. The variants are locked, and the holds are
 * still there.
 * @param variants by id, those of the lines at least
 * @returns by line; nothing for those whose pieces have no numbers
 */
export async function sellNumbers(
  tx: Statements,
  lines: readonly LineToNumber[],
  variants: ReadonlyMap<string, { numbered: boolean; editionSize: number | null }>,
): Promise<ReadonlyMap<string, NumbersOfLine>> {
  const wanted = lines.flatMap(({ id, variantId, quantity, holds }) => {
    const variant = variants.get(variantId ?? '');
    return variantId !== null && variant?.numbered
      ? { id, variantId, quantity, holds: holds.map((hold) => hold.id), numberedOf: variant.editionSize }
      : [];
  });
  const sold = new Map<string, NumbersOfLine>();
  for (const variantId of new Set(wanted.map((line) => line.variantId))) await settleNumbers(tx, variantId);
  for (const { id, variantId, quantity, holds, numberedOf } of wanted) {
    const rows = await tx.$queryRaw<{ number: number }[]>`
      UPDATE numbered_piece SET order_line_id = ${id}, reservation_id = NULL
      WHERE variant_id = ${variantId} AND number IN (
        SELECT number FROM numbered_piece
        WHERE variant_id = ${variantId} AND order_line_id IS NULL
          AND NOT withdrawn AND (reservation_id IS NULL OR reservation_id = ANY (${holds}::text[]))
        ORDER BY array_position(${holds}::text[], reservation_id), taken_at, number LIMIT ${quantity}::int)
      RETURNING number`;
    sold.set(id, { numbers: rows.map(({ number }) => number).sort((a, b) => a - b), numberedOf });
  }
  return sold;
}

/** Numbered units of a line that came back to be sold again. */
export interface NumbersBack {
  lineId: string;
  variantId: string;
  quantity: number;
  /** Which; without it, the line's highest. */
  back?: readonly number[] | undefined;
}

/** Frees the numbers of units that came back to be sold again. Those of units that don't stay gone. The variants are locked. */
export async function freeNumbers(tx: Statements, lines: readonly NumbersBack[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE numbered_piece SET order_line_id = NULL, taken_at = NULL
    FROM (
      SELECT variant_id, number, quantity, back.back, row_number() OVER (PARTITION BY order_line_id ORDER BY number DESC) AS nth
      FROM numbered_piece JOIN json_to_recordset(${JSON.stringify(lines)}::json) AS back ("lineId" text,
        "variantId" text, quantity int, back int[]) ON variant_id = "variantId" AND order_line_id = "lineId"
    ) AS came
    WHERE numbered_piece.variant_id = came.variant_id AND numbered_piece.number = came.number
      AND CASE WHEN came.back IS NULL THEN nth <= quantity ELSE came.number = ANY (came.back) END`;
}

/**
 * Which numbers these lines still have, by line: none that came back to be sold. Nothing for lines without numbers; of a
 * variant that is gone, all that the line had.
 */
export async function readNumbersLeft(
  db: Pick<Statements, '$queryRaw'>,
  lines: readonly { id: string; variantId: string | null; numbers: readonly number[] }[],
): Promise<Map<string, number[]>> {
  const numbered = lines.filter(({ numbers }) => numbers.length > 0);
  const left = new Map(numbered.map(({ id, variantId, numbers }) => [id, variantId === null ? [...numbers] : []]));
  if (left.size === 0) return left;
  const rows = await db.$queryRaw<{ lineId: string; number: number }[]>`
    SELECT order_line_id AS "lineId", number FROM numbered_piece
    WHERE variant_id = ANY (${numbered.flatMap(({ variantId }) => variantId ?? [])}::text[])
      AND order_line_id = ANY (${[...left.keys()]}::text[]) ORDER BY number`;
  for (const { lineId, number } of rows) left.get(lineId)?.push(number);
  return left;
}

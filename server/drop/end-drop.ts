import type { Statements } from '#server/engine/database/statement.ts';

/** Ends a drop before its time: what is left of it or comes back is sold to anybody. @returns null if it was over for good */
export async function endDropIn(tx: Statements, id: string): Promise<{ wasOpen: boolean } | null> {
  const [ended] = await tx.$queryRaw<{ wasOpen: boolean }[]>`
    UPDATE drop SET state = 'over', sold_out = false, over_at = coalesce(over_at, clock_timestamp())
    WHERE id = ${id} AND (state <> 'over' OR sold_out AND closes_at > clock_timestamp())
    RETURNING opened_at IS NOT NULL AS "wasOpen"`;
  return ended ?? null;
}

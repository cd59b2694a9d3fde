import type { DayRange, Figures, LotResult } from '#contract/desk/figures.ts';
import { dayAfter } from '#domain/time/day-range.ts';
import { sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { type Shop, startOf } from './taken-by-time.ts';

const most = 50;
const isSold = sql`outcome IN ('sold', 'after_sale')`;

/** Lots that closed on these days, the newest first, with what the house had expected. Withdrawn ones are left out. */
export async function readLotResults(
  { from, to }: DayRange,
  { zone }: Shop,
): Promise<Pick<Figures, 'lots' | 'lotsClosed' | 'lotsSold'>> {
  const closed = sql`state = 'closed' AND outcome <> 'withdrawn'
    AND closed_at >= ${startOf(from, zone)} AND closed_at < ${startOf(dayAfter(to, 1), zone)}`;
  const [counts] = await readSql<{ closed: number; sold: number }>(sql`
    SELECT count(*)::int AS closed, count(*) FILTER (WHERE ${isSold})::int AS sold FROM auction WHERE ${closed}`);
  const lots = await readSql<LotResult>(sql`
    SELECT id, lot_number AS "lotNumber", title, ${isSold} AS sold, current_amount AS amount, currency,
           estimate_low_amount AS "estimateLow", estimate_high_amount AS "estimateHigh"
    FROM auction WHERE ${closed} ORDER BY closed_at DESC, lot_number DESC LIMIT ${most}`);
  return { lots, lotsClosed: counts?.closed ?? 0, lotsSold: counts?.sold ?? 0 };
}

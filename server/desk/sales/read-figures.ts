import type { DayRange, Figures, FiguresQuery, TakenStep, TakenTotals } from '#contract/desk/figures.ts';
import { dayAfter } from '#domain/time/day-range.ts';
import { sql } from '#server/engine/database/sql.ts';
import { readRows, readSql } from '#server/engine/database/statement.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { figuresRange, rangeOf } from './figures-range.ts';
import { readLotResults } from './lot-results.ts';
import {
  readCollections,
  readDrops,
  readSoldByChannel,
  readSoldByCountry,
  readSoldByMaker,
  readSoldPieces,
} from './sold-shares.ts';
import { readSteps, readTotals, type Shop, startOf } from './taken-by-time.ts';

/** What was sold on these days of the shop's zone, by what. @throws AccessProblem for whoever may not */
export async function readFigures(actor: Actor, query: FiguresQuery): Promise<Figures> {
  requireDesk(actor, 'figures:read');
  const { zone, currency } = await readShop();
  const shop = { zone, currency };
  const now = await shopsClock(zone);
  const range = figuresRange(query, now.slice(0, 10));
  const [totals, before, steps, pieces, makers, countries, channels, collections, drops, results, funnel] =
    await Promise.all([
      readTotals(range, shop),
      readTotals(range.before, shop),
      readSteps(range, shop, now),
      readSoldPieces(range, shop),
      readSoldByMaker(range, shop),
      readSoldByCountry(range, shop),
      readSoldByChannel(range, shop),
      readCollections(range, shop),
      readDrops(range, shop),
      readLotResults(range, shop),
      readFunnel(range, shop),
    ]);
  return {
    ...{ range, zone, currency, totals, before, steps, pieces, makers, countries, channels },
    ...{ collections, drops, ...results, funnel },
  };
}

export interface TakenLately {
  range: DayRange;
  totals: TakenTotals;
  before: TakenTotals;
  steps: TakenStep[];
}

/** Today by the hour beside the same day of last week, and seven and thirty days beside those before. @throws AccessProblem for whoever may not */
export async function readTakenLately(actor: Actor): Promise<TakenLately[]> {
  requireDesk(actor, { any: ['desk:read', 'figures:read'] });
  const { zone, currency } = await readShop();
  const shop = { zone, currency };
  const now = await shopsClock(zone);
  const today = now.slice(0, 10);
  const weekAgo = dayAfter(today, -7);
  const ranges: DayRange[] = [
    { ...rangeOf(today, 1), before: { from: weekAgo, to: weekAgo } },
    rangeOf(dayAfter(today, -6), 7),
    rangeOf(dayAfter(today, -29), 30),
  ];
  return Promise.all(
    ranges.map(async (range) => {
      const [totals, before, steps] = await Promise.all([
        readTotals(range, shop),
        readTotals(range.before, shop),
        readSteps(range, shop, now),
      ]);
      return { range, totals, before, steps };
    }),
  );
}

/** The hour that it is by the shop's clock: `2026-11-24T09`. */
async function shopsClock(zone: string): Promise<string> {
  const [row] = await readRows<{ now: string }>`
    SELECT to_char(clock_timestamp() AT TIME ZONE ${zone}::text, 'YYYY-MM-DD"T"HH24') AS now`;
  if (!row) throw new Error('The database did not tell the time.');
  return row.now;
}

/** What the shop's own books say of the way to an order: nobody is followed about the shop. */
async function readFunnel({ from, to }: DayRange, { zone, currency }: Shop): Promise<Figures['funnel']> {
  const within = (column: ReturnType<typeof sql>) =>
    sql`${column} >= ${startOf(from, zone)} AND ${column} < ${startOf(dayAfter(to, 1), zone)}`;
  // An order of another channel, or of the desk, holds each of its lines once, past any bag.
  const [held] = await readSql<{ count: number }>(sql`
    SELECT greatest(0, (SELECT count(*) FROM stock_ledger
                        WHERE reason = 'hold' AND reference IS NULL AND delta_reserved > 0 AND ${within(sql`at`)})
      - (SELECT count(*) FROM orders JOIN order_line ON order_id = orders.id
         WHERE source IN ('api', 'desk') AND ${within(sql`placed_at`)}))::int AS count`);
  const [orders] = await readSql<{ begun: number; paid: number }>(sql`
    SELECT count(*)::int AS begun, count(paid_at)::int AS paid FROM orders
    WHERE source = 'shop' AND NOT is_test AND currency = ${currency} AND ${within(sql`placed_at`)}`);
  return { held: held?.count ?? 0, begun: orders?.begun ?? 0, paid: orders?.paid ?? 0 };
}

import type { LotResultsQuery, ResultFigures, ResultMonth } from '#contract/auction/lot-results.ts';
import { risingFormats } from '#domain/auction/format.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { type LotWithView, readLots } from './lot-pages.ts';

export interface ResultGroup {
  /** Null: lots that closed by themselves. */
  sale: { slug: string; title: string } | null;
  lots: LotWithView[];
}

export interface ResultsPage {
  /** The one that is shown; null where no lot has closed. */
  month: string | null;
  /** The newest first. */
  months: ResultMonth[];
  makers: string[];
  figures: ResultFigures;
  groups: ResultGroup[];
}

/** No house sells more in a month; a page of more would take too long to render. */
const mostOfMonth = 480;

/** The lots that closed in a month of the shop's calendar, by sale, with what all that closed came to. @param zone the shop's */
export async function readResultsPage(query: LotResultsQuery, zone: string): Promise<ResultsPage> {
  reads(pageSource.lots);
  const db = database();
  const closed = Prisma.sql`state = 'closed' AND (${query.maker} = '' OR maker = ${query.maker})
    AND (NOT ${query.sold}::boolean OR outcome = 'sold')`;
  const monthOf = Prisma.sql`to_char(coalesce(closed_at, auction.ends_at) AT TIME ZONE ${zone}, 'YYYY-MM')`;
  const [months, makers, [figures]] = await Promise.all([
    db.$queryRaw<ResultMonth[]>`
      SELECT month, count(*)::int AS lots FROM (SELECT ${monthOf} AS month FROM auction WHERE ${closed}) AS of_lots
      GROUP BY month ORDER BY month DESC`,
    db.$queryRaw<{ maker: string }[]>`
      SELECT DISTINCT maker FROM auction WHERE state = 'closed' AND maker <> '' ORDER BY maker`,
    db.$queryRaw<ResultFigures[]>`
      SELECT count(*)::int AS lots, count(*) FILTER (WHERE sold)::int AS sold,
             count(*) FILTER (WHERE sold AND price BETWEEN low AND high)::int AS within,
             count(*) FILTER (WHERE sold AND price > high)::int AS above,
             count(*) FILTER (WHERE sold AND price < low)::int AS below,
             CASE WHEN count(DISTINCT currency) FILTER (WHERE sold) = 1 THEN min(currency) FILTER (WHERE sold) END AS currency,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY price) FILTER (WHERE sold) AS "typicalAmount",
             min(price) FILTER (WHERE sold) AS "leastAmount", max(price) FILTER (WHERE sold) AS "mostAmount",
             percentile_disc(0.5) WITHIN GROUP (ORDER BY bids) FILTER (WHERE sold AND rises) AS "typicalBids",
             max(bids) FILTER (WHERE sold AND rises) AS "mostBids"
      FROM (
        SELECT outcome = 'sold' AS sold, current_amount AS price, estimate_low_amount AS low, estimate_high_amount AS high,
               currency, bid_count AS bids, format = ANY (${[...risingFormats]}) AS rises
        FROM auction WHERE ${closed}
      ) AS of_lots`,
  ]);
  const month = months.find((one) => one.month === query.month)?.month ?? months[0]?.month ?? null;
  const rows = await db.$queryRaw<{ id: string; slug: string | null; title: string | null }[]>`
    SELECT auction.id, sale.slug, sale.title FROM auction LEFT JOIN sale ON sale.id = auction.sale_id
    WHERE ${closed} AND ${monthOf} = ${month}
    ORDER BY max(coalesce(closed_at, auction.ends_at)) OVER (PARTITION BY coalesce(sale_id, '')) DESC, sale_id,
             sale_position, closed_at DESC, auction.id
    LIMIT ${mostOfMonth}`;
  const lots = new Map((await readLots(rows.map(({ id }) => id))).map((entry) => [entry.lot.id, entry]));
  const groups: ResultGroup[] = [];
  for (const { id, slug, title } of rows) {
    const entry = lots.get(id);
    if (!entry) continue;
    const last = groups.at(-1);
    if (last && (last.sale?.slug ?? null) === slug) last.lots.push(entry);
    else groups.push({ sale: slug === null ? null : { slug, title: title ?? '' }, lots: [entry] });
  }
  return { month, months, makers: makers.map(({ maker }) => maker), figures: figures ?? noFigures, groups };
}

const noFigures: ResultFigures = {
  ...{ lots: 0, sold: 0, within: 0, above: 0, below: 0, currency: null },
  ...{ typicalAmount: null, leastAmount: null, mostAmount: null, typicalBids: null, mostBids: null },
};

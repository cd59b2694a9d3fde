import type { RecentActivity } from '#contract/desk/desk.ts';
import type { Tx } from '#server/engine/database/database.ts';

const shown = 12;
/** How far back in the ledger and among prices to look for what is worth telling: most rows are holds, sales and first prices. */
const rowsBack = 500;

type Timed<H> = H extends RecentActivity ? Omit<H, 'at' | 'kind'> & { at: Date } : never;
type StockRow = Timed<Extract<RecentActivity, { kind: 'stock' }>>;
type PriceRow = Timed<Extract<RecentActivity, { kind: 'price' }>>;
type LotRow = Timed<Extract<RecentActivity, { kind: 'lot_closed' }>>;

/** What happened in the last hour beside orders and bids, newest first. */
export async function readRecentActivity(db: Tx): Promise<RecentActivity[]> {
  const stock = await db.$queryRaw<StockRow[]>`
    SELECT entry.id::text AS id, entry.at, entry.reason, entry.delta_on_hand AS change,
           entry.on_hand - entry.reserved AS available, product.title,
           CASE WHEN entry.actor LIKE 'desk:%' THEN 'desk:' || coalesce(account.name, '') ELSE entry.actor END AS by
    FROM (SELECT * FROM stock_ledger ORDER BY id DESC LIMIT ${rowsBack}) AS entry
    JOIN variant ON variant.id = entry.variant_id JOIN product ON product.id = variant.product_id
    LEFT JOIN person ON person.id = CASE WHEN entry.actor LIKE 'desk:%' THEN substr(entry.actor, 6) END
    LEFT JOIN "user" AS account ON account.id = person.user_id
    WHERE entry.reason NOT IN ('hold', 'release', 'sold') AND entry.at > clock_timestamp() - interval '1 hour'
    ORDER BY entry.id DESC LIMIT ${shown}`;
  const prices = await db.$queryRaw<PriceRow[]>`
    SELECT variant.id, price_changed_at AS at, product.title, previous_price_amount AS "fromAmount",
           price_amount AS "toAmount", currency
    FROM (SELECT DISTINCT variant_id FROM (
      SELECT variant_id FROM price_history ORDER BY id DESC LIMIT ${rowsBack}
    ) AS newest) AS changed
    JOIN variant ON variant.id = changed.variant_id JOIN product ON product.id = variant.product_id
    WHERE price_changed_at > clock_timestamp() - interval '1 hour' AND previous_price_amount IS NOT NULL
    ORDER BY price_changed_at DESC LIMIT ${shown}`;
  const lots = await db.$queryRaw<LotRow[]>`
    SELECT id, closed_at AS at, lot_number AS "lotNumber", outcome, current_amount AS amount, currency
    FROM auction
    WHERE state = 'closed' AND outcome IS NOT NULL AND closed_at > clock_timestamp() - interval '1 hour'
    ORDER BY closed_at DESC LIMIT ${shown}`;
  const activities: RecentActivity[] = [
    ...stock.map((row) => ({ kind: 'stock' as const, ...row, at: row.at.toISOString() })),
    ...prices.map((row) => ({ kind: 'price' as const, ...row, at: row.at.toISOString() })),
    ...lots.map((row) => ({ kind: 'lot_closed' as const, ...row, at: row.at.toISOString() })),
  ];
  return activities.sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown);
}

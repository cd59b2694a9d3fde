import type { DayRange, SellThrough, SoldPiece, SoldShare } from '#contract/desk/figures.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { dayAfter } from '#domain/time/day-range.ts';
import { type Sql, sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { paidIn, type Shop, startOf } from './taken-by-time.ts';

const most = 50;

/** What a line brought in: a refund counts against all pieces of its order, by what each cost. */
const lineAmount = sql`
  (line.quantity::bigint * line.unit_amount - line.discount_amount)
    * (1 - CASE WHEN orders.total_amount > 0 THEN orders.refunded_amount::float8 / orders.total_amount ELSE 0 END)`;

const lines = sql`orders JOIN order_line AS line ON line.order_id = orders.id AND line.sku <> ${premiumSku}`;

export const readSoldPieces = (range: DayRange, shop: Shop): Promise<SoldPiece[]> =>
  readSql<SoldPiece>(sql`
    SELECT min(line.title) AS name, line.slug, min(line.image_file) AS "imageFile", sum(line.quantity)::int AS pieces,
           round(sum(${lineAmount}))::float8 AS amount
    FROM ${lines} WHERE ${paidIn(range, shop)}
    GROUP BY line.slug, CASE WHEN line.slug IS NULL THEN line.title END ORDER BY amount DESC, name LIMIT ${most}`);

export const readSoldByMaker = (range: DayRange, shop: Shop): Promise<SoldShare[]> =>
  readShares(sql`coalesce(nullif(product.maker, ''), nullif(auction.maker, ''), '')`, {
    ...{ range, shop, amount: lineAmount, count: sql`line.quantity` },
    from: sql`${lines} LEFT JOIN variant ON variant.id = line.variant_id LEFT JOIN product ON product.id = variant.product_id
      LEFT JOIN auction ON auction.id = orders.auction_id`,
  });

const net = sql`(orders.total_amount - orders.refunded_amount)`;
const whole = { amount: net, count: sql`1`, from: sql`orders` };

export const readSoldByCountry = (range: DayRange, shop: Shop): Promise<SoldShare[]> =>
  readShares(sql`coalesce(orders.shipping_address ->> 'country', orders.tax_country, '')`, { ...whole, range, shop });

export const readSoldByChannel = (range: DayRange, shop: Shop): Promise<SoldShare[]> =>
  readShares(sql`orders.source`, { ...whole, range, shop });

interface Shared {
  range: DayRange;
  shop: Shop;
  amount: Sql;
  count: Sql;
  from: Sql;
}

function readShares(name: Sql, { range, shop, amount, count, from }: Shared): Promise<SoldShare[]> {
  const isNow = sql`orders.paid_at >= ${startOf(range.from, shop.zone)}`;
  return readSql<SoldShare>(sql`
    SELECT * FROM (
      SELECT ${name} AS name, coalesce(round(sum(${amount}) FILTER (WHERE ${isNow})), 0)::float8 AS amount,
             coalesce(round(sum(${amount}) FILTER (WHERE NOT ${isNow})), 0)::float8 AS before,
             coalesce(sum(${count}) FILTER (WHERE ${isNow}), 0)::int AS count
      FROM ${from} WHERE ${paidIn({ from: range.before.from, to: range.to }, shop)} GROUP BY 1
    ) AS shares WHERE count > 0 ORDER BY amount DESC, name LIMIT ${most}`);
}

/** Of each collection, what was sold on these days beside what is left now. */
export const readCollections = (range: DayRange, { zone }: Shop): Promise<SellThrough[]> =>
  readSql<SellThrough>(sql`
    SELECT collection.title AS name, sum(piece.sold)::int AS sold, sum(piece.sold + piece.left)::int AS offered
    FROM collection JOIN product_collection ON product_collection.collection_id = collection.id
    JOIN (
      SELECT variant.product_id, coalesce(sum(line.quantity), 0) AS sold, max(stock.left) AS left
      FROM order_line AS line JOIN variant ON variant.id = line.variant_id
      JOIN LATERAL (SELECT sum(greatest(on_hand - reserved, 0)) AS left FROM variant AS one
                    WHERE one.product_id = variant.product_id AND one.archived_at IS NULL) AS stock ON true
      WHERE line.sold_at >= ${startOf(range.from, zone)} AND line.sold_at < ${startOf(dayAfter(range.to, 1), zone)}
      GROUP BY variant.product_id
    ) AS piece ON piece.product_id = product_collection.product_id
    GROUP BY collection.id ORDER BY sold DESC, name LIMIT ${most}`);

/** Drops that opened on these days. */
export const readDrops = (range: DayRange, { zone }: Shop): Promise<SellThrough[]> =>
  readSql<SellThrough>(sql`
    SELECT title AS name, greatest(size - available - held, 0)::int AS sold, size::int AS offered FROM "drop"
    WHERE opened_at >= ${startOf(range.from, zone)} AND opened_at < ${startOf(dayAfter(range.to, 1), zone)}
    ORDER BY opened_at DESC LIMIT ${most}`);

import { typedNumber } from '#domain/order/order-number.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** The words of it, without any sign that the query's language would read. */
function wordsIn(search: string): string {
  const words = search.match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? '';
}

const inWords = (search: string): Prisma.Sql => Prisma.sql`
  to_tsvector('simple', plain_words(
      coalesce(shipping_address ->> 'name', '') || ' ' || coalesce(shipping_address ->> 'city', '') || ' ' || email))
    @@ word_starts(${wordsIn(search)})`;

const isNumber = (search: string): Prisma.Sql => {
  const typed = typedNumber(search);
  return Prisma.sql`number = ${typed?.number ?? null}::int
      AND ${typed?.prefix ?? ''} IN ('', replace(number_prefix, '-', ''))`;
};

const hasSku = (search: string): Prisma.Sql =>
  Prisma.sql`upper(sku) LIKE upper(${`${search.replaceAll(/[\\%_]/g, '\\$&')}%`})`;

const isTracked = (search: string): Prisma.Sql =>
  Prisma.sql`upper(replace(tracking_number, ' ', '')) = upper(replace(${search}, ' ', ''))`;

/**
 * Finds orders by number, words, SKU or tracking number, each by an index of its own; the few that are only placed,
 * which `orders_words` leaves out, are found by their status.
 */
export const ordersFound = (search: string): Prisma.Sql => Prisma.sql`
  SELECT id FROM orders WHERE ${isNumber(search)}
  UNION ALL
  SELECT id FROM orders WHERE status <> 'placed' AND ${inWords(search)}
  UNION ALL
  SELECT id FROM orders WHERE status = 'placed' AND ${inWords(search)}
  UNION ALL
  SELECT order_id FROM order_line WHERE ${hasSku(search)}
  UNION ALL
  SELECT order_id FROM shipment WHERE ${isTracked(search)}`;

/** The same, asked of each row of `orders`: quicker for a few, whatever else has the word. */
export const isFound = (search: string): Prisma.Sql => Prisma.sql`(
  (${isNumber(search)}) OR ${inWords(search)}
  OR EXISTS (SELECT FROM order_line WHERE order_id = orders.id AND ${hasSku(search)})
  OR EXISTS (SELECT FROM shipment WHERE order_id = orders.id AND ${isTracked(search)}))`;

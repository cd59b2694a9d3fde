import { typedNumber } from '#domain/order/order-number.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** The words of it, without any sign that the query's language would read. */
function wordsIn(search: string): string {
  const words = search.match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? '';
}

/**
 * Finds orders by number, words, SKU or tracking number, each by an index of its own; the few that are only placed,
 * which `orders_words` leaves out, are found by their status.
 */
export function ordersFound(search: string): Prisma.Sql {
  const [typed, words] = [typedNumber(search), wordsIn(search)];
  const sku = `${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const inWords = Prisma.sql`
    to_tsvector('simple', plain_words(
        coalesce(shipping_address ->> 'name', '') || ' ' || coalesce(shipping_address ->> 'city', '') || ' ' || email))
      @@ word_starts(${words})`;
  return Prisma.sql`
    SELECT id FROM orders WHERE number = ${typed?.number ?? null}::int
      AND ${typed?.prefix ?? ''} IN ('', replace(number_prefix, '-', ''))
    UNION ALL
    SELECT id FROM orders WHERE status <> 'placed' AND ${inWords}
    UNION ALL
    SELECT id FROM orders WHERE status = 'placed' AND ${inWords}
    UNION ALL
    SELECT order_id FROM order_line WHERE upper(sku) LIKE upper(${sku})
    UNION ALL
    SELECT order_id FROM shipment
    WHERE upper(replace(tracking_number, ' ', '')) = upper(replace(${search}, ' ', ''))`;
}

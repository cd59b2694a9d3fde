import { Prisma } from '../../prisma/generated/client.ts';

/** The number that was typed, `MD-4801` or `4801`; null where it is none. */
function numberIn(search: string): number | null {
  const digits = /^(?:md[\s-]*)?(\d{1,9})$/i.exec(search)?.[1];
  return digits === undefined ? null : Number(digits);
}

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
  const [number, words] = [numberIn(search), wordsIn(search)];
  const sku = `${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const inWords = Prisma.sql`
    to_tsvector('simple', plain_words(
        coalesce(shipping_address ->> 'name', '') || ' ' || coalesce(shipping_address ->> 'city', '') || ' ' || email))
      @@ word_starts(${words})`;
  return Prisma.sql`
    SELECT id FROM orders WHERE number = ${number}::int
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

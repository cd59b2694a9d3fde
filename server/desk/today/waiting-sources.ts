import type { WaitingKind, WaitingWork } from '#contract/desk/waiting.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { lowStock } from '#domain/stock/stock-state.ts';
import { type Sql, sql } from '#server/engine/database/sql.ts';

export interface WaitingSource {
  /** What somebody must be allowed to do it. */
  needs: Permission;
  /** Selects `count`, and what the most urgent of it is. */
  rows: Sql;
}

export type WaitingRow = Partial<Record<keyof WaitingWork, unknown>>;

const orderName = sql`number_prefix || number`;
const images = (of: Sql) => sql`
  (SELECT coalesce(array_agg(file), '{}') FROM (${of}) AS files)`;
const piecesOf = (statuses: Sql) =>
  images(sql`SELECT DISTINCT line.image_file AS file FROM (
      SELECT id FROM orders WHERE status IN (${statuses}) ORDER BY placed_at LIMIT 6) AS oldest
    JOIN order_line AS line ON line.order_id = oldest.id WHERE line.image_file IS NOT NULL LIMIT 3`);

const orders = (statuses: Sql, days: number) => sql`
  SELECT count(*) OVER ()::int AS count, placed_at AS since, to_char(arrives_by, 'YYYY-MM-DD') AS promised,
         coalesce(arrives_by::timestamptz - interval '1 day', placed_at + make_interval(days => ${days}::int)) AS due,
         ${orderName} AS first, public_id AS "firstRef", ${piecesOf(statuses)} AS images
  FROM orders WHERE status IN (${statuses}) ORDER BY due, placed_at LIMIT 1`;

/** Everything that can wait, each found by an index. */
export const waitingSources: Record<WaitingKind, WaitingSource> = {
  disputes: {
    needs: 'order:refund',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, due_by AS due, opened_at AS since, ${orderName} AS first, public_id AS "firstRef",
             dispute.amount, dispute.currency
      FROM dispute JOIN orders ON orders.id = dispute.order_id WHERE dispute.status = 'open'
      ORDER BY due_by NULLS LAST LIMIT 1`,
  },
  owed_refunds: {
    needs: 'order:refund',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, clock_timestamp() AS due, ${orderName} AS first, public_id AS "firstRef",
             refund.amount - refund.gift_card_amount AS amount, orders.currency
      FROM refund JOIN orders ON orders.id = refund.order_id WHERE refund.status = 'failed' ORDER BY refund.id LIMIT 1`,
  },
  lots_closing: {
    needs: 'lot:read',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, ends_at AS due, 'Lot ' || lot_number || ', ' || title AS first, id AS "firstRef",
             current_amount AS amount, currency,
             ${images(sql`SELECT images -> 0 ->> 'file' AS file FROM auction
               WHERE state = 'open' AND images -> 0 ->> 'file' IS NOT NULL ORDER BY ends_at LIMIT 3`)} AS images
      FROM auction WHERE state = 'open' AND ends_at < clock_timestamp() + interval '24 hours' ORDER BY ends_at LIMIT 1`,
  },
  unpaid_lots: {
    needs: 'lot:read',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, pay_by AS due, ${orderName} AS first, orders.public_id AS "firstRef",
             total_amount AS amount, orders.currency
      FROM orders WHERE status = 'placed' AND auction_id IS NOT NULL AND NOT offer ORDER BY pay_by NULLS LAST LIMIT 1`,
  },
  release_requests: {
    needs: 'lot:release',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, asked_at AS since, asked_at + interval '2 days' AS due,
             'Lot ' || lot_number || ', ' || title AS first, auction.id AS "firstRef"
      FROM release_request JOIN orders ON orders.id = release_request.order_id AND orders.status = 'placed'
      JOIN auction ON auction.id = orders.auction_id WHERE release_request.state = 'asked' ORDER BY asked_at LIMIT 1`,
  },
  withdrawals: {
    needs: 'withdrawal:handle',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, received_at AS since, received_at + interval '14 days' AS due, id AS "firstRef"
      FROM withdrawal WHERE status IN ('to_match', 'to_refund') ORDER BY received_at LIMIT 1`,
  },
  to_pack: { needs: 'order:pack', rows: orders(sql`'authorised', 'paid', 'packing'`, 2) },
  to_ship: { needs: 'order:pack', rows: orders(sql`'packed', 'partly_shipped'`, 2) },
  order_messages: {
    needs: 'message:answer',
    rows: sql`
      SELECT count(DISTINCT order_id)::int AS count, min(at) AS since, min(at) + interval '1 day' AS due
      FROM order_message WHERE author = 'customer' AND read_at IS NULL`,
  },
  messages: {
    needs: 'message:answer',
    rows: sql`
      SELECT count(*)::int AS count, min(received_at) AS since, min(received_at) + interval '1 day' AS due
      FROM contact_message WHERE answered_at IS NULL`,
  },
  returns: {
    needs: 'return:read',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, coalesce(received_at, requested_at) AS since,
             coalesce(received_at, requested_at) + interval '3 days' AS due, ${orderName} AS first, public_id AS "firstRef"
      FROM (SELECT order_id, received_at, requested_at FROM order_return WHERE status IN ('requested', 'received')) AS waiting
      JOIN orders ON orders.id = waiting.order_id ORDER BY 3 LIMIT 1`,
  },
  to_read: {
    needs: 'review:decide',
    rows: sql`
      SELECT sum(count)::int AS count, min(since) AS since FROM (
        SELECT count(*) AS count, min(written_at) AS since FROM review WHERE state = 'waiting'
        UNION ALL SELECT count(*), min(asked_at) FROM question WHERE state = 'waiting') AS unread`,
  },
  carrier_problems: {
    needs: 'carrier:manage',
    rows: sql`SELECT count(*)::int AS count FROM carrier_message WHERE status IN ('failed', 'unmatched')`,
  },
  low_stock: {
    needs: 'stock:read',
    rows: sql`
      SELECT count(*) OVER ()::int AS count, product.title AS first, variant.sku AS "firstRef", sold::int AS sold,
             greatest(variant.on_hand - variant.reserved, 0) AS left,
             ARRAY(SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1) AS images
      FROM (SELECT variant_id, sum(quantity) AS sold FROM order_line
            WHERE sold_at > clock_timestamp() - interval '30 days' AND variant_id IS NOT NULL GROUP BY variant_id) AS lately
      JOIN variant ON variant.id = lately.variant_id JOIN product ON product.id = variant.product_id
      WHERE variant.archived_at IS NULL AND product.status = 'published' AND variant.on_hand - variant.reserved <= ${lowStock}
      ORDER BY greatest(variant.on_hand - variant.reserved, 0) / sold, sold DESC LIMIT 1`,
  },
};

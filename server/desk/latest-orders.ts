import type { DeskOrder } from '#contract/order/desk-order.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** As many as the front page's feed and the first page of the list need. */
const latest = 30;

export interface DeskOrderRow extends Omit<DeskOrder, 'number' | 'placedAt'>, NumberedOrder {
  placedAt: Date;
}

export const toDeskOrder = ({ number, numberPrefix, placedAt, ...row }: DeskOrderRow): DeskOrder => ({
  ...row,
  number: orderNumber({ number, numberPrefix }),
  placedAt: placedAt.toISOString(),
});

export async function readLatestOrders(db: Tx): Promise<DeskOrder[]> {
  const rows = await db.$queryRaw<DeskOrderRow[]>`
    SELECT orders.public_id AS "publicId", number, number_prefix AS "numberPrefix", status, source, total_amount AS "totalAmount", currency,
           placed_at AS "placedAt", shipping_address ->> 'city' AS city,
           (SELECT coalesce(sum(quantity), 0)::int FROM order_line WHERE order_id = orders.id AND sku <> ${premiumSku}) AS pieces,
           (SELECT count(*)::int FROM order_message
            WHERE order_id = orders.id AND author = 'customer' AND read_at IS NULL) AS unread
    FROM orders ORDER BY number DESC LIMIT ${latest}`;
  return rows.map(toDeskOrder);
}

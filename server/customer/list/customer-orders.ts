import type { OrderStatus } from '#contract/order/order.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';

export interface CustomerOrder {
  publicId: string;
  number: string;
  status: OrderStatus;
  totalAmount: number;
  currency: string;
  placedAt: string;
  /** Of a lot that they won. */
  lot: { id: string; lotNumber: number; title: string } | null;
}

export const mostOrders = 100;

/** Their last orders, the newest first. */
export async function readCustomerOrders(customerId: string): Promise<CustomerOrder[]> {
  const rows = await database().$queryRaw<
    {
      publicId: string;
      number: number;
      numberPrefix: string;
      status: OrderStatus;
      totalAmount: number;
      currency: string;
      placedAt: Date;
      lotId: string | null;
      lotNumber: number | null;
      lotTitle: string | null;
    }[]
  >`
    WITH theirs AS MATERIALIZED (
      SELECT orders.id FROM customer JOIN orders ON orders.person_id = customer.person_id WHERE customer.id = ${customerId}
      UNION
      SELECT orders.id FROM customer JOIN orders ON lower(orders.email) = customer.order_email
      JOIN person ON person.id = orders.person_id WHERE customer.id = ${customerId} AND person.kind <> 'account')
    SELECT orders.public_id AS "publicId", number, number_prefix AS "numberPrefix", orders.status, total_amount AS "totalAmount",
      orders.currency, placed_at AS "placedAt", auction.id AS "lotId", lot_number AS "lotNumber", auction.title AS "lotTitle"
    FROM theirs JOIN orders USING (id) LEFT JOIN auction ON auction.id = orders.auction_id
    ORDER BY placed_at DESC, number DESC LIMIT ${mostOrders}::int`;
  return rows.map(({ number, numberPrefix, placedAt, lotId, lotNumber, lotTitle, ...row }) => ({
    ...row,
    number: orderNumber({ number, numberPrefix }),
    placedAt: placedAt.toISOString(),
    lot: lotId === null ? null : { id: lotId, lotNumber: lotNumber ?? 0, title: lotTitle ?? '' },
  }));
}

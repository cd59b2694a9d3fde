import type { OrderSource } from '#contract/order/order.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import type { PayWay } from '#domain/order/pay-way.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

export interface LockedOrder {
  id: string;
  publicId: string;
  number: string;
  personId: string;
  source: OrderSource;
  status: OrderStatus;
  currency: string;
  totalAmount: number;
  /** Of the total, what gift cards paid. */
  giftCardAmount: number;
  refundedAmount: number;
  payBy: Date | null;
  /** A lot that was offered, not won. */
  offer: boolean;
  extendedAt: Date | null;
  shippingMethod: string | null;
  /** Of an order of the desk: how it is to be paid. */
  payWay: PayWay | null;
}

/**
 * Locks an order. Orders come first in the lock order: before variants, before persons.
 * @throws AccessProblem `not_found`
 */
export async function lockOrder(tx: Tx, key: { id: string } | { publicId: string }): Promise<LockedOrder> {
  const id = 'id' in key ? key.id : null;
  const publicId = 'publicId' in key ? key.publicId : null;
  const rows = await tx.$queryRaw<(Omit<LockedOrder, 'number'> & NumberedOrder)[]>`
    SELECT id, public_id AS "publicId", number, number_prefix AS "numberPrefix", person_id AS "personId", source, status, currency,
           total_amount AS "totalAmount", refunded_amount AS "refundedAmount", pay_by AS "payBy",
           gift_card_amount AS "giftCardAmount",
           offer, extended_at AS "extendedAt", shipping_method AS "shippingMethod", pay_way AS "payWay"
    FROM orders WHERE id = ${id} OR public_id = ${publicId} FOR UPDATE`;
  const row = rows[0];
  if (!row) throw notFound('order');
  return { ...row, number: orderNumber(row) };
}

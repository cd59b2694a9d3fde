import type { DeskOrder } from '#contract/desk.ts';
import type { Problem } from '#contract/errors.ts';
import type { OrderStatus } from '#contract/order.ts';
import type { View } from '#contract/views.ts';
import { premiumSku } from '#domain/auction/buyers-premium.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { readOrderView } from '#server/order/order-view.ts';
import { type Actor, requireMerchant } from '#server/session/actor.ts';
import { type DeskOrderRow, toDeskOrder } from './latest-orders.ts';

const pageSize = 30;
const waitingStatuses = ['placed', 'authorised', 'paid', 'packing', 'packed', 'partly_shipped'] as const;

export interface DeskOrders {
  orders: DeskOrder[];
  /** How many wait in each state; only those that wait for someone. */
  waiting: Record<(typeof waitingStatuses)[number], number>;
  /** For the next page; null on the last. */
  next: number | null;
}

/**
 * A page of orders, newest first.
 *
 * @param query.unread those with a message that nobody at the desk has seen
 * @param query.before the number that the last page ended with
 * @throws AccessProblem for anyone but a merchant
 */
export async function readDeskOrders(
  actor: Actor,
  {
    status,
    before,
    unread = false,
  }: { status?: OrderStatus | undefined; before?: number | undefined; unread?: boolean },
): Promise<DeskOrders> {
  requireMerchant(actor);
  const rows = await database().$queryRaw<DeskOrderRow[]>`
    SELECT orders.public_id AS "publicId", number, status, source, total_amount AS "totalAmount", currency,
           placed_at AS "placedAt", shipping_address ->> 'city' AS city,
           (SELECT coalesce(sum(quantity), 0)::int FROM order_line WHERE order_id = orders.id AND sku <> ${premiumSku}) AS pieces,
           (SELECT count(*)::int FROM order_message
            WHERE order_id = orders.id AND author = 'customer' AND read_at IS NULL) AS unread
    FROM orders
    WHERE (${status ?? null}::text IS NULL OR status = ${status ?? null}::text)
      AND (NOT ${unread} OR EXISTS (SELECT 1 FROM order_message
           WHERE order_id = orders.id AND author = 'customer' AND read_at IS NULL))
      AND (${before ?? null}::int IS NULL OR number < ${before ?? null}::int)
    ORDER BY number DESC LIMIT ${pageSize + 1}`;
  const shown = rows.slice(0, pageSize);
  return {
    orders: shown.map(toDeskOrder),
    waiting: await readWaiting(),
    next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
  };
}

async function readWaiting(): Promise<DeskOrders['waiting']> {
  const groups = await database().order.groupBy({
    by: ['status'],
    where: { status: { in: [...waitingStatuses] } },
    _count: true,
  });
  const count = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;
  const counted = waitingStatuses.map((status) => [status, count(status)] as const);
  return Object.fromEntries(counted) as DeskOrders['waiting'];
}

/** One order's view. @throws AccessProblem for anyone but a merchant */
export async function readDeskOrder(actor: Actor, publicId: string): Promise<View<'order'> | null> {
  requireMerchant(actor);
  return readOrderView(publicId);
}

/** What a command on an order came to: its refusal, or the order as it is now. */
export async function withOrder(
  publicId: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ views: View[] }, Problem>> {
  if (!outcome.ok) return outcome;
  const view = await readOrderView(publicId);
  return accept({ views: view ? [view] : [] });
}

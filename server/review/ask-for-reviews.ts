import { orderNumber } from '#domain/order/order-number.ts';
import { askAfterDays } from '#domain/review/review-request.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { type NewNotice, notifyMany } from '#server/notice/notify.ts';
import { noticeOfOrder } from '#server/notice/notify-of-order.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { readReviewedOrders, reviewableOf } from './order-reviews.ts';

const most = 100;

type ReviewedOrder = Awaited<ReturnType<typeof readReviewedOrders>>[number];

/** Null where nothing is left to ask about: it was sent back, refunded, or written about already. */
function requestFor(order: ReviewedOrder): NewNotice | null {
  const may = new Set(reviewableOf(order));
  const lines = order.lines.filter(({ id, review }) => may.has(id) && review === null);
  const [first] = lines;
  if (!first) return null;
  return noticeOfOrder(order, {
    kind: 'review_request',
    key: `review_request:${order.id}`,
    facts: { number: orderNumber(order), piece: first.title, pieces: lines.length },
    anchor: 'reviews',
  });
}

/** Takes up to a hundred; another process takes others. @returns how many there were */
async function askSome(tx: Tx): Promise<number> {
  const due = await tx.$queryRaw<{ orderId: string }[]>`
    DELETE FROM review_request WHERE order_id = ANY (ARRAY(
      SELECT order_id FROM review_request
      WHERE delivered_at <= clock_timestamp() - make_interval(days => ${askAfterDays}::int)
      ORDER BY delivered_at LIMIT ${most} FOR UPDATE SKIP LOCKED))
    RETURNING order_id AS "orderId"`;
  const orders = await readReviewedOrders(
    tx,
    due.map(({ orderId }) => orderId),
  );
  await notifyMany(
    tx,
    orders.flatMap((order) => requestFor(order) ?? []),
  );
  return due.length;
}

export const askForReviews: DueWork = {
  name: 'ask for reviews',
  due: Prisma.sql`SELECT min(delivered_at) + make_interval(days => ${askAfterDays}::int) FROM review_request`,
  async run() {
    while ((await transaction(askSome)) === most);
  },
};

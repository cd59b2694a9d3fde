import type { DeskOrder } from '#contract/desk.ts';
import type { OrderStatus } from '#contract/order.ts';

/** The latest orders that are newer than a page's first, in the state that the page is about. */
export function newerOrders(
  page: readonly DeskOrder[],
  latest: readonly DeskOrder[],
  status: OrderStatus | null,
): DeskOrder[] {
  const newest = page[0]?.placedAt ?? '';
  return latest.filter(
    (order) =>
      order.placedAt >= newest &&
      (status === null || order.status === status) &&
      !page.some(({ publicId }) => publicId === order.publicId),
  );
}

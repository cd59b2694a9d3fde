import type { DeskOrder } from '#contract/order/desk-order.ts';
import type { OrderStatus } from '#contract/order/order.ts';

export function newerOrders(
  page: readonly Pick<DeskOrder, 'publicId' | 'placedAt'>[],
  latest: readonly DeskOrder[],
  statuses: readonly OrderStatus[] | null,
): DeskOrder[] {
  const newest = page[0]?.placedAt ?? '';
  return latest.filter(
    (order) =>
      order.placedAt >= newest &&
      (statuses === null || statuses.includes(order.status)) &&
      !page.some(({ publicId }) => publicId === order.publicId),
  );
}

import type { ReturnStatus } from '#contract/return/return.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { openReturnStatuses } from '#domain/return/return-transitions.ts';
import { database } from '#server/engine/database/database.ts';
import { returnNumber } from '#server/return/state/lock-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { onePage } from '#server/web/page-cursor.ts';

const pageSize = 50;

export interface DeskReturn {
  id: string;
  number: string;
  status: ReturnStatus;
  resolution: string;
  pieces: number;
  titles: string[];
  photos: number;
  requestedAt: string;
  order: { publicId: string; number: string };
}

/**
 * A page of returns: open ones longest waiting first, settled ones newest first.
 * @param cursor one that isn't ours begins at the beginning
 * @throws AccessProblem for whoever may not
 */
export async function readDeskReturns(
  actor: Actor,
  { settled, cursor = '' }: { settled: boolean; cursor?: string },
): Promise<PageOf<DeskReturn>> {
  requireDesk(actor, 'return:read');
  const open = [...openReturnStatuses];
  const last = /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;
  const rows = await database().orderReturn.findMany({
    where: {
      status: settled ? { notIn: open } : { in: open },
      ...(last !== null && { number: settled ? { lt: last } : { gt: last } }),
    },
    orderBy: { number: settled ? 'desc' : 'asc' },
    take: pageSize + 1,
    include: {
      lines: { include: { orderLine: { select: { title: true } } } },
      order: { select: { publicId: true, number: true, numberPrefix: true } },
      _count: { select: { files: { where: { kind: 'return_photo' } } } },
    },
  });
  const { shown, nextCursor } = onePage(rows, pageSize, ({ number }) => String(number));
  const items = shown.map(({ id, number, status, resolution, lines, requestedAt, order, _count }) => ({
    id,
    resolution,
    photos: _count.files,
    number: returnNumber(number),
    status: status as ReturnStatus,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    titles: lines.map((line) => line.orderLine.title),
    requestedAt: requestedAt.toISOString(),
    order: { publicId: order.publicId, number: orderNumber(order) },
  }));
  return { items, nextCursor };
}

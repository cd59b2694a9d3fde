import { z } from 'zod';
import type { ListedOrderAnswer, OrderListQuery } from '#contract/order/page/order-answer.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import { ownerLinks } from '#server/order/link/owner-link.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { orderAnswerOf } from './order-answer.ts';
import { buyerOf } from './order-buyer.ts';
import { readOrderSales } from './order-view.ts';

/** The last order of the page before; of a list by change, also when that was. */
const cursorSchema = z.union([
  z.object({ number: z.int().min(0).max(2_147_483_647) }).strict(),
  z.object({ number: z.int().min(0).max(2_147_483_647), changedAt: z.iso.datetime() }).strict(),
]);
type Cursor = { number: number; changedAt?: string | undefined };

function parseCursor(cursor: string, byChange: boolean): Cursor {
  let read: unknown = null;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {}
  const parsed = cursorSchema.safeParse(read);
  if (parsed.success && 'changedAt' in parsed.data === byChange) return parsed.data;
  throw new AccessProblem('invalid', 'This cursor is not valid. Use the nextCursor of an earlier answer.', {
    field: 'cursor',
  });
}

/**
 * Lists orders, newest first; with `since`, those changed at or after it, the longest unchanged first. Two orders never
 * share a place, so pages leave none out: one that changes meanwhile comes again at the end.
 * @throws AccessProblem `invalid` for a cursor that isn't one of ours
 */
export async function readOrderList({
  limit,
  cursor,
  since,
  status,
}: OrderListQuery): Promise<PageOf<ListedOrderAnswer>> {
  const after = cursor === undefined ? null : parseCursor(cursor, since !== undefined);
  const inStates = status.length > 0 ? { status: { in: status } } : {};
  const select = { publicId: true, number: true, changedAt: true } as const;
  const rows =
    since === undefined
      ? await database().order.findMany({
          where: { ...inStates, ...(after && { number: { lt: after.number } }) },
          orderBy: { number: 'desc' },
          take: limit + 1,
          select,
        })
      : await database().order.findMany({
          where: { ...inStates, changedAt: { gte: new Date(since) }, ...(after && beyond(after)) },
          orderBy: [{ changedAt: 'asc' }, { number: 'asc' }],
          take: limit + 1,
          select,
        });
  const { shown, nextCursor } = onePage(rows, limit, ({ number, changedAt }) =>
    Buffer.from(
      JSON.stringify(since === undefined ? { number } : { number, changedAt: changedAt.toISOString() }),
    ).toString('base64url'),
  );
  const publicIds = shown.map((row) => row.publicId);
  const [sales, links] = await Promise.all([readOrderSales(database(), publicIds), ownerLinks(database(), publicIds)]);
  return {
    items: shown.flatMap(({ publicId }) => {
      const sale = sales.get(publicId);
      return sale ? [{ ...orderAnswerOf(sale, links.get(publicId) ?? ''), ...buyerOf(sale) }] : [];
    }),
    nextCursor,
  };
}

function beyond({ number, changedAt }: Cursor) {
  const at = new Date(changedAt ?? 0);
  return { OR: [{ changedAt: { gt: at } }, { changedAt: at, number: { gt: number } }] };
}

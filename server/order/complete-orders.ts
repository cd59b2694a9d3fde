import { openReturnStatuses } from '#domain/return/return-transitions.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { lockOrder } from './lock-order.ts';
import { moveOrder } from './move-order.ts';
import { systemActor } from './order-actor.ts';

/** An order that something is still coming back from waits. */
const isCompletable = Prisma.sql`
  orders.status = 'delivered' AND completes_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM order_return
    WHERE order_id = orders.id AND order_return.status = ANY (${[...openReturnStatuses]}::text[]))`;

async function complete(orderId: string): Promise<void> {
  await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const [due] = await tx.$queryRaw<{ due: boolean }[]>`
      SELECT completes_at <= clock_timestamp() AS due FROM orders WHERE id = ${orderId} AND ${isCompletable}`;
    if (!due?.due) return;
    await moveOrder(tx, order, { command: 'complete', actor: systemActor });
    await tx.order.update({ where: { id: orderId }, data: { completesAt: null } });
  });
}

export const completeOrders: DueWork = {
  name: 'complete orders',
  due: Prisma.sql`SELECT completes_at FROM orders WHERE ${isCompletable} ORDER BY completes_at LIMIT 1`,
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM orders WHERE ${isCompletable} AND completes_at <= clock_timestamp()
      ORDER BY completes_at LIMIT 50`;
    await eachPiece(due, ({ id }) => complete(id));
  },
};

import { openReturnStatuses } from '#domain/order/return-transitions.ts';
import { database, transaction } from '#server/database/database.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { lockOrder } from './lock-order.ts';
import { moveOrder } from './move-order.ts';
import { systemActor } from './order-actor.ts';

/** An order that something is still coming back from waits. */
const completable = {
  status: 'delivered',
  returns: { none: { status: { in: [...openReturnStatuses] } } },
};

async function complete(orderId: string): Promise<void> {
  await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const [due] = await tx.$queryRaw<{ due: boolean }[]>`
      SELECT completes_at <= clock_timestamp() AS due FROM orders WHERE id = ${orderId}`;
    if (!due?.due || (await tx.order.count({ where: { id: orderId, ...completable } })) === 0) return;
    await moveOrder(tx, order, { command: 'complete', actor: systemActor });
    await tx.order.update({ where: { id: orderId }, data: { completesAt: null } });
  });
}

/** Orders whose time to be sent back is over. */
export const completeOrders: DueWork = {
  name: 'complete orders',
  async next() {
    const { _min } = await database().order.aggregate({ where: completable, _min: { completesAt: true } });
    return _min.completesAt;
  },
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM orders
      WHERE status = 'delivered' AND completes_at <= clock_timestamp()
        AND NOT EXISTS (SELECT 1 FROM order_return
          WHERE order_id = orders.id AND order_return.status = ANY (${[...openReturnStatuses]}::text[]))
      ORDER BY completes_at LIMIT 50`;
    for (const { id } of due) await complete(id);
  },
};

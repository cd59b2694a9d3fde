import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { notify } from '#server/notice/notify.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

interface DueReminder {
  personId: string;
  publicId: string;
  status: string;
  currency: string;
  totalAmount: number;
  payBy: Date | null;
  title: string | null;
}

/** Reminds of one order, once. An order that has been paid or cancelled meanwhile needs no reminder. */
async function remind(orderId: string): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.$queryRaw<DueReminder[]>`
      SELECT person_id AS "personId", public_id AS "publicId", status, currency, total_amount AS "totalAmount",
             pay_by AS "payBy", (SELECT title FROM order_line WHERE order_id = orders.id ORDER BY position LIMIT 1)
      FROM orders WHERE id = ${orderId} AND remind_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`;
    const [order] = rows;
    if (!order) return;
    await tx.order.update({ where: { id: orderId }, data: { remindAt: null } });
    const { personId, publicId, status, currency, totalAmount, payBy, title } = order;
    if (status !== 'placed' || !payBy) return;
    await notify(tx, {
      personId,
      kind: 'payment_reminder',
      key: `payment_reminder:${orderId}`,
      facts: { lot: title, totalAmount, currency, payBy: payBy.toISOString() },
      href: `/orders/${publicId}`,
    });
  });
}

/** Whoever won a lot and has not paid is told a day before it is too late. */
export const remindUnpaid: DueWork = {
  name: 'remind of unpaid lots',
  due: Prisma.sql`SELECT min(remind_at) FROM orders`,
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM orders WHERE remind_at <= clock_timestamp() ORDER BY remind_at LIMIT 50`;
    await eachPiece(due, ({ id }) => remind(id));
  },
};

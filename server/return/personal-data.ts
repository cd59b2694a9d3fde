import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const returnPersonalData: PersonalData = {
  async forget(tx, { personId }) {
    await tx.$executeRaw`
      UPDATE order_return SET note = '' FROM orders
      WHERE orders.id = order_return.order_id AND orders.person_id = ${personId}`;
  },
  async keepsAccount(personId, db) {
    const open = await db.$queryRaw<NumberedOrder[]>`
      SELECT orders.number, number_prefix AS "numberPrefix" FROM order_return JOIN orders ON orders.id = order_return.order_id
      WHERE orders.person_id = ${personId} AND order_return.status IN ('requested', 'approved', 'sent', 'received')`;
    return open.map((order) => `The return for order ${orderNumber(order)} isn’t settled yet.`);
  },
};

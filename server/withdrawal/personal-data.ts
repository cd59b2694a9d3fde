import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const withdrawalPersonalData: PersonalData = {
  async forget(tx, { personId }) {
    await tx.$executeRaw`
      UPDATE withdrawal SET name = '', email = '', order_text = '', pieces_text = '' FROM orders
      WHERE orders.id = withdrawal.order_id AND orders.person_id = ${personId}`;
  },
  async keepsAccount(personId, db) {
    const owed = await db.$queryRaw<NumberedOrder[]>`
      SELECT orders.number, number_prefix AS "numberPrefix" FROM withdrawal JOIN orders ON orders.id = withdrawal.order_id
      WHERE orders.person_id = ${personId} AND withdrawal.status = 'to_refund'`;
    return owed.map((order) => `The withdrawal from order ${orderNumber(order)} isn’t refunded yet.`);
  },
};

import type { MessageAuthor, WriteMessage } from '#contract/order-message.ts';
import { transaction } from '#server/database/database.ts';
import { isConnected } from '#server/live/connected-people.ts';
import { tellOfOrder } from '#server/notice/tell-of-order.ts';

import { lockOrder } from './lock-order.ts';

/**
 * Customer or shop writes about an order. Safe to repeat with the same key. What the shop writes goes to
 * the customer's inbox too, and by mail while no page of theirs is open.
 *
 * @throws AccessProblem `not_found`
 */
export async function writeOrderMessage(
  publicId: string,
  { author, body, key }: WriteMessage & { author: MessageAuthor },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO order_message (id, order_id, author, body, key)
      VALUES (gen_random_uuid()::text, ${order.id}, ${author}, ${body}, ${key})
      ON CONFLICT (order_id, author, key) DO NOTHING RETURNING id`;
    const [written] = rows;
    if (!written) {
      const orderId_author_key = { orderId: order.id, author, key };
      return tx.orderMessage.findUniqueOrThrow({ where: { orderId_author_key }, select: { id: true } });
    }
    if (author === 'desk') {
      await tellOfOrder(tx, order, {
        kind: 'order_message',
        key: `order_message:${written.id}`,
        title: `We wrote to you about order ${order.number}`,
        body,
        away: !isConnected(order.personId),
        anchor: 'messages',
      });
    }
    return written;
  });
}

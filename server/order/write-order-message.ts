import type { MessageAuthor, WriteMessage } from '#contract/order/order-message.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { isConnected } from '#server/session/living/connected-people.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { orderLimits } from './limits.ts';
import { lockOrder } from './lock-order.ts';

/** Of the customer's, about one order. */
const mostMessages = 200;

/**
 * Writes about an order. Safe to repeat with the same key. What the shop writes goes by mail only while no page of the
 * customer's is open.
 * @throws AccessProblem `not_found`, or `too_many` for a customer who writes too often, or too much in all
 */
export async function writeOrderMessage(
  publicId: string,
  { author, body, key }: WriteMessage & { author: MessageAuthor },
): Promise<{ id: string }> {
  if (author === 'customer') await takeFrom(orderLimits.messages, publicId);
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (author === 'customer') await requireRoom(tx, order.id, key);
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
      await notifyOfOrder(tx, order, {
        kind: 'order_message',
        key: `order_message:${written.id}`,
        facts: { number: order.number, message: body },
        away: !(await isConnected(order.personId)),
        anchor: 'messages',
      });
    }
    return written;
  });
}

/** A message that is there already is answered again, also in a full conversation. */
async function requireRoom(tx: Tx, orderId: string, key: string): Promise<void> {
  const written = { orderId, author: 'customer' };
  if (await tx.orderMessage.findFirst({ where: { ...written, key }, select: { id: true } })) return;
  if ((await tx.orderMessage.count({ where: written })) < mostMessages) return;
  throw new AccessProblem('too_many', 'This order can’t take any more messages.');
}

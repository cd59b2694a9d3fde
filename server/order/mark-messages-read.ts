import type { MessageAuthor } from '#contract/order/order-message.ts';
import { database } from '#server/engine/database/database.ts';

/**
 * Marks the other side's messages as seen, up to one that was on the page. Safe to repeat.
 * @param reader who has seen them
 */
export async function markMessagesRead(publicId: string, reader: MessageAuthor, upTo: string): Promise<void> {
  const other: MessageAuthor = reader === 'desk' ? 'customer' : 'desk';
  await database().$executeRaw`
    UPDATE order_message SET read_at = clock_timestamp()
    FROM orders, order_message AS seen
    WHERE orders.id = order_message.order_id AND public_id = ${publicId}
      AND seen.id = ${upTo} AND seen.order_id = orders.id AND order_message.at <= seen.at
      AND order_message.author = ${other} AND order_message.read_at IS NULL`;
}

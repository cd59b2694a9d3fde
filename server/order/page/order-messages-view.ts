import type { MessageAuthor, OrderMessages } from '#contract/order/order-message.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { mayOpenOrders, mayWatchMessages } from '#server/order/link/order-access.ts';

async function readMessages(db: Tx, publicIds: string[]): Promise<Map<string, Versioned<'order-messages'>>> {
  // The orders, and with them their versions, are read first: what follows is never older.
  const rows = await db.order.findMany({
    where: { publicId: { in: publicIds } },
    select: { publicId: true, version: true, messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  return new Map(
    rows.map(({ publicId, version, messages }) => {
      const data: OrderMessages = {
        messages: messages.map(({ id, author, body, at, readAt }) => ({
          id,
          body,
          author: author as MessageAuthor,
          at: at.toISOString(),
          readAt: readAt?.toISOString() ?? null,
        })),
      };
      return [publicId, { version, data }];
    }),
  );
}

/** What was written about an order, for a page rendered for someone who may see it. */
export async function readOrderMessages(publicId: string): Promise<View<'order-messages'>> {
  const found = (await readMessages(database(), [publicId])).get(publicId);
  return { topic: topicOf.orderMessages(publicId), ...(found ?? { version: 0, data: { messages: [] } }) };
}

/** `order-messages:<public id>`: for its customer, and for those of the shop who answer customers. */
export const orderMessagesTopic: TopicSource<'order-messages'> = {
  kind: 'order-messages',
  read: readMessages,
  allow: mayWatchMessages,
  mayWatch: mayOpenOrders,
};

export async function withMessages(
  publicId: string,
  command: Promise<unknown>,
): Promise<{ ok: true; value: { views: View[] } }> {
  await command;
  return { ok: true, value: { views: [await readOrderMessages(publicId)] } };
}

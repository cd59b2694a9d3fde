import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk, watchedBy } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readDay, readFigures, readOrdersPerMinute } from './figures.ts';
import { readLatestOrders } from './latest-orders.ts';
import { readLowStock } from './low-stock.ts';
import { readMoneyTrouble } from './money-trouble.ts';
import { readOpenLots } from './open-lots.ts';
import { readRecentActivity } from './recent-activity.ts';

export async function readDeskView(db: Tx = database()): Promise<Versioned<'desk'>> {
  // First: what is read after it may be newer than the version, never older.
  const [counted] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM topic_version WHERE topic = 'desk'`;
  const { zone } = await readShop(db);
  return {
    version: counted?.version ?? 0,
    data: {
      ...(await readDay(db, zone)),
      ...(await readMoneyTrouble(db)),
      figures: await readFigures(db, zone),
      ordersPerMinute: await readOrdersPerMinute(db),
      orders: await readLatestOrders(db),
      happenings: await readRecentActivity(db),
      lowStock: await readLowStock(db),
      lots: await readOpenLots(db),
    },
  };
}

/** The desk's view for a page. @throws AccessProblem for whoever may not */
export async function readDesk(actor: Actor): Promise<View<'desk'>> {
  requireDesk(actor, 'desk:read');
  return { topic: deskTopicOf.desk, ...(await readDeskView()) };
}

/** `desk`: no single row owns it. */
export const deskTopic: TopicSource<'desk'> = {
  kind: 'desk',
  ids: null,
  counted: true,
  async read(db) {
    return new Map([['', await readDeskView(db)]]);
  },
  ...watchedBy('desk:read'),
};

import type { ProblemCode } from '#contract/errors.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database, type Tx } from '#server/database/database.ts';
import { type Actor, hasScope, requireMerchant } from '#server/session/actor.ts';
import type { TopicSource, Versioned, Watcher } from '#server/topic-source.ts';
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
  return {
    version: counted?.version ?? 0,
    data: {
      day: await readDay(db),
      ...(await readMoneyTrouble(db)),
      figures: await readFigures(db),
      ordersPerMinute: await readOrdersPerMinute(db),
      orders: await readLatestOrders(db),
      happenings: await readRecentActivity(db),
      lowStock: await readLowStock(db),
      lots: await readOpenLots(db),
    },
  };
}

/** The desk's view for a page. @throws AccessProblem for anyone but a merchant */
export async function readDesk(actor: Actor): Promise<View<'desk'>> {
  requireMerchant(actor);
  return { topic: topicOf.desk, ...(await readDeskView()) };
}

/** Merchants, and keys that may read the desk. A shopper learns nothing but that it isn't for them. */
export function mayWatchDesk({ actor }: Watcher): ProblemCode | null {
  if (hasScope(actor, 'desk:read')) return null;
  if (actor.kind === 'person' && actor.role === 'merchant') return null;
  return actor.kind === 'nobody' ? 'signed_out' : 'forbidden';
}

/** `desk`: no single row owns it. */
export const deskTopic: TopicSource<'desk'> = {
  kind: 'desk',
  counted: true,
  async read(db) {
    return new Map([['', await readDeskView(db)]]);
  },
  allow: mayWatchDesk,
};

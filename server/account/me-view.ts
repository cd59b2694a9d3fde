import type { MeView } from '#contract/account/me.ts';
import { emptyWishList } from '#contract/wish-list/wish-list.ts';
import { readOwnAlerts } from '#server/alert/own-alerts-view.ts';
import { readPositions } from '#server/auction/positions-view.ts';
import { readWatchLists } from '#server/auction/watch-list-view.ts';
import { readOwnBags } from '#server/bag/own-bag-view.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { readOwnNotices } from '#server/notice/own-notices-view.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';
import { readOwnWishLists } from '#server/wish-list/own-wish-list-view.ts';
import { readAccountViews } from './account-view.ts';
import { readOwnOrders } from './own-orders-view.ts';

/** All that is these people's alone, for clients that watch one topic. Pages watch the parts that they show. */
export async function readMeViews(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'me'>>> {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM person WHERE id = ANY (${personIds}::text[])`;
  const accounts = await readAccountViews(db, personIds);
  const bags = await readOwnBags(db, personIds);
  const positions = await readPositions(db, personIds);
  const watchLists = await readWatchLists(db, personIds);
  const wishLists = await readOwnWishLists(db, personIds);
  const orders = await readOwnOrders(db, personIds);
  const notices = await readOwnNotices(db, personIds);
  const alerts = await readOwnAlerts(db, personIds);
  return new Map(
    versions.flatMap(({ id, version }) => {
      const account = accounts.get(id)?.data;
      const bag = bags.get(id)?.data;
      // Somebody who was forgotten meanwhile.
      if (!account || !bag) return [];
      const data: MeView = {
        ...account,
        bag,
        standings: positions.get(id)?.data.positions ?? [],
        watching: watchLists.get(id)?.data.lots ?? [],
        wishList: wishLists.get(id)?.data ?? emptyWishList,
        notices: notices.get(id)?.data ?? { unread: 0, items: [] },
        orders: orders.get(id)?.data.orders ?? [],
        alerts: alerts.get(id)?.data.alerts ?? [],
      };
      return [[id, { version, data }] as const];
    }),
  );
}

export const meTopic: TopicSource<'me'> = topicOfPerson('me', readMeViews);

import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';
import { closedLotDays } from './positions-view.ts';

export async function readWatchLists(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-watch-list'>>> {
  const rows = await db.$queryRaw<{ id: string; version: number; lots: string[] }[]>`
    SELECT person.id, person.version, coalesce(watched.lots, '{}') AS lots
    FROM person LEFT JOIN LATERAL (
      SELECT array_agg(auction_id ORDER BY auction.ends_at) AS lots
      FROM lot_watch JOIN auction ON auction.id = lot_watch.auction_id
      WHERE person_id = person.id
        AND (closed_at IS NULL OR closed_at > clock_timestamp() - make_interval(days => ${closedLotDays}))
    ) AS watched ON true
    WHERE person.id = ANY (${personIds}::text[])`;
  return new Map(rows.map(({ id, version, lots }) => [id, { version, data: { lots } }]));
}

export const watchListTopic: TopicSource<'my-watch-list'> = topicOfPerson('my-watch-list', readWatchLists);

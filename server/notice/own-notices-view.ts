import type { OwnNotices } from '#contract/own.ts';
import type { Tx } from '#server/database/database.ts';
import { type TopicSource, topicOfPerson, type Versioned } from '#server/topic-source.ts';

const lastNotices = 20;

/** What these people were told lately. */
export async function readOwnNotices(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-notices'>>> {
  const rows = await db.$queryRaw<({ id: string; version: number } & OwnNotices)[]>`
    SELECT person.id, person.version,
           (SELECT count(*)::int FROM notice WHERE person_id = person.id AND read_at IS NULL) AS unread, recent.items
    FROM person CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'title', title, 'body', body,
               'href', href, 'at', at, 'read', read_at IS NOT NULL) ORDER BY at DESC), '[]') AS items
      FROM (SELECT * FROM notice WHERE person_id = person.id ORDER BY at DESC LIMIT ${lastNotices}) AS theirs
    ) AS recent
    WHERE person.id = ANY (${personIds}::text[])`;
  return new Map(
    rows.map(({ id, version, unread, items }) => [id, { version, data: { unread, items: items.map(asNotice) } }]),
  );
}

/** The moment comes as the database's JSON writes it. */
const asNotice = (notice: OwnNotices['items'][number]) => ({ ...notice, at: new Date(notice.at).toISOString() });

export const ownNoticesTopic: TopicSource<'my-notices'> = topicOfPerson('my-notices', readOwnNotices);

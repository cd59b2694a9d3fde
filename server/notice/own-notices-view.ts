import type { Notice } from '#contract/notice/notice.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { type NoticeForms, noticeForms } from '#server/notice/words/notice-forms.ts';
import { wordsOfKept } from '#server/notice/words/words-of.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';

const lastNotices = 20;

export async function readOwnNotices(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-notices'>>> {
  const forms = await noticeForms();
  const rows = await db.$queryRaw<{ id: string; version: number; unread: number; items: KeptItem[] }[]>`
    SELECT person.id, person.version,
           (SELECT count(*)::int FROM notice WHERE person_id = person.id AND read_at IS NULL) AS unread, recent.items
    FROM person CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'facts', facts, 'title', title, 'body', body,
               'href', href, 'at', at, 'read', read_at IS NOT NULL) ORDER BY at DESC), '[]') AS items
      FROM (SELECT * FROM notice WHERE person_id = person.id ORDER BY at DESC LIMIT ${lastNotices}) AS theirs
    ) AS recent
    WHERE person.id = ANY (${personIds}::text[])`;
  return new Map(
    rows.map(({ id, version, unread, items }) => [
      id,
      { version, data: { unread, items: items.map((item) => asNotice(forms, item)) } },
    ]),
  );
}

type KeptItem = Notice & { facts: unknown };

const asNotice = (forms: NoticeForms, { facts, title, body, ...notice }: KeptItem): Notice => ({
  ...notice,
  ...wordsOfKept(forms, { kind: notice.kind, facts, title, body }),
  at: new Date(notice.at).toISOString(),
});

export const ownNoticesTopic: TopicSource<'my-notices'> = topicOfPerson('my-notices', readOwnNotices);

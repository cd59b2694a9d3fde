import type { Notice, NoticeKind } from '#contract/notice/notice.ts';
import { database } from '#server/engine/database/database.ts';
import { wordsOfKept } from '#server/notice/words/words-of.ts';

/** As many as the page shows; the newest of them live. */
const shown = 100;

/** What a person was told, newest first. */
export async function readInbox(personId: string): Promise<Notice[]> {
  const rows = await database().notice.findMany({ where: { personId }, orderBy: { at: 'desc' }, take: shown });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as NoticeKind,
    ...wordsOfKept(row),
    href: row.href,
    at: row.at.toISOString(),
    read: row.readAt !== null,
  }));
}

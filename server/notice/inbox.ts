import type { Notice, NoticeKind } from '#contract/notice.ts';
import { database } from '#server/database/database.ts';

/** As many as the page shows; the newest of them live. */
const shown = 100;

/** What a person was told, newest first. */
export async function readInbox(personId: string): Promise<Notice[]> {
  const rows = await database().notice.findMany({ where: { personId }, orderBy: { at: 'desc' }, take: shown });
  return rows.map(({ id, kind, title, body, href, at, readAt }) => ({
    ...{ id, title, body, href, kind: kind as NoticeKind },
    at: at.toISOString(),
    read: readAt !== null,
  }));
}

import type { Notice } from '#contract/notice/notice.ts';
import { database } from '#server/engine/database/database.ts';
import { noticeForms } from '#server/notice/words/notice-forms.ts';
import { wordsOfKept } from '#server/notice/words/words-of.ts';

/** As many as the page shows; the newest of them live. */
const shown = 100;

/** What a person was told, newest first. */
export async function readInbox(personId: string): Promise<Notice[]> {
  const forms = await noticeForms();
  const rows = await database().notice.findMany({ where: { personId }, orderBy: { at: 'desc' }, take: shown });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ...wordsOfKept(forms, row),
    href: row.href,
    at: row.at.toISOString(),
    read: row.readAt !== null,
  }));
}

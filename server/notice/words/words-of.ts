import { type NoticeRow, noticeKindSchema } from '#contract/notice/notice.ts';
import type { NoticeForm, NoticeWords } from './notice-form.ts';
import { type NoticeContent, noticeForms } from './notice-forms.ts';

/** A notice as its row keeps it. `title` and `body` are its words as it was told. */
export interface KeptNotice extends NoticeWords {
  kind: string;
  /** Null: it was told before facts were kept. */
  facts: unknown;
}

export const wordsOf = ({ kind, facts }: NoticeContent): NoticeWords => (noticeForms[kind] as NoticeForm).words(facts);

export const rowsOf = ({ kind, facts }: NoticeContent): NoticeRow[] =>
  (noticeForms[kind] as NoticeForm).rows?.(facts) ?? [];

/** What a kept notice says: by its facts, or as it was told where this release can't read them. */
export function wordsOfKept({ kind, facts, title, body }: KeptNotice): NoticeWords {
  const told = { title, body };
  if (facts === null) return told;
  const known = noticeKindSchema.safeParse(kind);
  if (!known.success) return told;
  const form: NoticeForm = noticeForms[known.data];
  const read = form.facts.safeParse(facts);
  return read.success ? form.words(read.data) : told;
}

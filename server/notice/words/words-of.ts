import type { NoticeRow } from '#contract/notice/notice.ts';
import type { NoticeContent, NoticeWords } from './notice-form.ts';
import { isNoticeKind, type NoticeForms } from './notice-forms.ts';

/** A notice as its row keeps it. `title` and `body` are its words as it was told. */
export interface KeptNotice extends NoticeWords {
  kind: string;
  /** Null: it was told before facts were kept. */
  facts: unknown;
}

export const wordsOf = (forms: NoticeForms, { kind, facts }: NoticeContent): NoticeWords => forms[kind].words(facts);

export const rowsOf = (forms: NoticeForms, { kind, facts }: NoticeContent): NoticeRow[] =>
  forms[kind].rows?.(facts) ?? [];

/** What a kept notice says: by its facts, or as it was told where this release can't read them. */
export function wordsOfKept(forms: NoticeForms, { kind, facts, title, body }: KeptNotice): NoticeWords {
  const told = { title, body };
  if (facts === null || !isNoticeKind(forms, kind)) return told;
  const form = forms[kind];
  const read = form.facts.safeParse(facts);
  return read.success ? form.words(read.data) : told;
}

import type { OptionalNotice } from '#contract/notice/notice.ts';
import { isNoticeKind, noticeForms } from '#server/notice/words/notice-forms.ts';

/** What a person reads of a kind that may be turned off. @returns null if there is none of that name, or it may not */
export async function optionalKind(kind: string): Promise<OptionalNotice | null> {
  const forms = await noticeForms();
  if (!isNoticeKind(forms, kind)) return null;
  const { title, about, always } = forms[kind].terms;
  return always ? null : { kind, title, about };
}

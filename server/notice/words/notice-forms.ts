import type { NoticeHead, NoticeKind } from '#contract/notice/notice.ts';
import { type SubjectData, subjectsData } from '#server/retention/subjects-data.ts';
import type { NoticeForm } from './notice-form.ts';

declare module '#server/retention/subjects-data.ts' {
  interface SubjectData {
    /** What it tells people of, by kind. */
    notices?: Readonly<Record<string, NoticeForm>>;
    /** The head of the preferences under which people find them; the shop's without. */
    noticesUnder?: NoticeHead;
  }
}

/** Everything that a person can be told of. */
export type NoticeForms = Readonly<Record<NoticeKind, NoticeForm>>;

/** Every kind of notice, by the subjects' order. */
export const noticeFormsOf = (subjects: readonly SubjectData[]): NoticeForms =>
  Object.assign({}, ...subjects.map(({ notices }) => notices));

export const noticeForms = async (): Promise<NoticeForms> => noticeFormsOf(await subjectsData());

export const isNoticeKind = (forms: NoticeForms, kind: string): kind is NoticeKind => Object.hasOwn(forms, kind);

import { z } from 'zod';
import type { NoticeKind, NoticeKinds, NoticeRow, NoticeTerms } from '#contract/notice/notice.ts';

export interface NoticeWords {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
}

/** All about one kind of notice: each subject has its own in `server/<subject>/notices`. */
export interface NoticeForm<Facts extends z.ZodType = z.ZodType> {
  terms: NoticeTerms;
  facts: Facts;
  words(facts: z.infer<Facts>): NoticeWords;
  /** What its mail lists under its words. */
  rows?(facts: z.infer<Facts>): NoticeRow[];
}

export const noticeForm = <Facts extends z.ZodType>(
  terms: NoticeTerms,
  facts: Facts,
  words: (facts: z.infer<Facts>) => NoticeWords,
  rows?: (facts: z.infer<Facts>) => NoticeRow[],
): NoticeForm<Facts> => ({ terms, facts, words, ...(rows ? { rows } : {}) });

export type NoticeFacts<Kind extends NoticeKind> =
  NoticeKinds[Kind] extends NoticeForm<infer Facts> ? z.infer<Facts> : never;

export type NoticeContent = { [Kind in NoticeKind]: { kind: Kind; facts: NoticeFacts<Kind> } }[NoticeKind];

export const toPay = 'Always sent, because there’s something to pay.';
export const aboutMoney = 'Always sent, because it’s about your money.';

/** Minor units. */
export const amountFact = z.int();
export const currencyFact = z.string().regex(/^[A-Z]{3}$/);
export const momentFact = z.iso.datetime();

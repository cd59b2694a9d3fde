import { z } from 'zod';
import type { NoticeRow } from '#contract/notice/notice.ts';

export interface NoticeWords {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
}

export interface NoticeForm<Facts extends z.ZodType = z.ZodType> {
  facts: Facts;
  words(facts: z.infer<Facts>): NoticeWords;
  /** What its mail lists under its words. */
  rows?(facts: z.infer<Facts>): NoticeRow[];
}

export const noticeForm = <Facts extends z.ZodType>(
  facts: Facts,
  words: (facts: z.infer<Facts>) => NoticeWords,
  rows?: (facts: z.infer<Facts>) => NoticeRow[],
): NoticeForm<Facts> => ({ facts, words, ...(rows ? { rows } : {}) });

/** Minor units. */
export const amountFact = z.int();
export const currencyFact = z.string().regex(/^[A-Z]{3}$/);
export const momentFact = z.iso.datetime();

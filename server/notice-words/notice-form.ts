import { z } from 'zod';

export interface NoticeWords {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
}

export interface NoticeForm<Facts extends z.ZodType = z.ZodType> {
  facts: Facts;
  words(facts: z.infer<Facts>): NoticeWords;
}

export const noticeForm = <Facts extends z.ZodType>(
  facts: Facts,
  words: (facts: z.infer<Facts>) => NoticeWords,
): NoticeForm<Facts> => ({ facts, words });

/** Minor units. */
export const amountFact = z.int();
export const currencyFact = z.string().regex(/^[A-Z]{3}$/);
export const momentFact = z.iso.datetime();

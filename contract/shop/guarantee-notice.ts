import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** The EU's official languages, in which the Commission publishes the notice (ISO 639-1). */
export const noticeLanguages = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');

const language = text().refine((code) => noticeLanguages.includes(code), 'Choose the language of the notice.');

export const noticeParamsSchema = z.object({ language });

/** The Commission's files are some hundred kilobytes. */
export const mostNoticeBytes = 5 * 1024 * 1024;

export interface GuaranteeNotice {
  language: string;
  contentType: string;
  /** Where it is served. */
  href: string;
}

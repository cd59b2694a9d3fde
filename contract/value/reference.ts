import { text } from '#contract/value/text.ts';

/** An external reference: the same one is always the same person. */
export const referenceSchema = text().trim().min(1).max(64);

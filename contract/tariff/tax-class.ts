import { text } from '#contract/value/text.ts';

/** By which rate of its country a piece is taxed. */
export const taxClassSchema = text()
  .trim()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens, such as standard or reduced.');

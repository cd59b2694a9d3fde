import { z } from 'zod';
import { text } from './text.ts';

/**
 * What proves once more who changes an order: the code that we mailed, or the account's password. Spread
 * into the schema of every command that needs it; which of them is asked for, the page is told.
 */
export const stepUpShape = {
  code: z
    .string()
    .transform((typed) => typed.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits of the code.'))
    .optional(),
  password: text().max(128).optional(),
};
export const stepUpSchema = z.object(stepUpShape);
export type StepUpProof = z.infer<typeof stepUpSchema>;

/** What a visitor is asked for before a change: nothing, while they have only just signed in. */
export type StepUpWay = 'none' | 'password' | 'code';

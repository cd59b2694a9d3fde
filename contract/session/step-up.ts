import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** The code that we mailed, or the account's password. Spread into the schema of every command that needs proof. */
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

export type StepUpWay = 'none' | 'password' | 'code';

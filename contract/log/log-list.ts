import { z } from 'zod';
import { logSections } from './log-entry.ts';

const day = z.iso
  .date()
  .refine((written) => written >= '1970-01-01' && written <= '9998-12-31')
  .optional()
  .catch(undefined);

/** What the address of the desk’s log asks for. What isn’t understood isn’t asked for. */
export const logListSchema = z.object({
  /** As the audit names them: `desk:<person>` or `key:<name>`. */
  by: z
    .string()
    .regex(/^(?:desk|key):.{1,100}$/)
    .optional()
    .catch(undefined),
  section: z.enum(logSections).optional().catch(undefined),
  from: day,
  to: day,
  /** The last act of the page before. */
  before: z
    .string()
    .regex(/^\d{13}\.[a-z_]{1,20}\.[\w:-]{1,80}$/)
    .optional()
    .catch(undefined),
});
export type LogList = z.output<typeof logListSchema>;

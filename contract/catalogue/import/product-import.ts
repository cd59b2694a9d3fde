import { z } from 'zod';

/** Twice what a file of 100,000 rows has. */
export const mostImportBytes = 64 * 1024 * 1024;

export const importQuerySchema = z.object({ dryRun: z.enum(['0', '1']).default('0') });

const messageSchema = z.object({
  /** Of the file, the first being 1; 0 where it is of the whole file. */
  line: z.int(),
  column: z.string().optional(),
  message: z.string(),
});
export type ImportMessage = z.infer<typeof messageSchema>;

/** Topic `import:<id>`, and `GET /imports/{id}`. Products are counted, each of them made, changed or refused as a whole. */
export const importSchema = z.object({
  id: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  dryRun: z.boolean(),
  fileName: z.string(),
  /** Who sent it; null: nobody knows any more. */
  by: z.string().nullable(),
  /** Of the file, without its header; how many of them are done. */
  rows: z.int(),
  done: z.int(),
  products: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  errors: z.array(messageSchema),
  warnings: z.array(messageSchema.omit({ column: true })),
  /** Photographs that are still to be fetched. */
  photographsLeft: z.int(),
  /** A dry run whose file is still here: it can be imported as it is. */
  canStart: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportView = z.infer<typeof importSchema>;

export const queuedImportSchema = z.object({ id: z.string(), state: z.literal('queued') });

declare module '#contract/wire/views.ts' {
  interface ViewData {
    import: ImportView;
  }
}

import { z } from 'zod';
import { text } from './text.ts';

export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: text().max(200).optional(),
});

export type PageQuery = z.output<typeof pageQuerySchema>;

/** A page of a list; `nextCursor` is null on the last. */
export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

export const pageOfSchema = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

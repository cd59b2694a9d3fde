import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** `GET /api/desk/find`, and the address of the desk’s page that finds. */
export const findQuerySchema = z.object({ q: text().trim().max(100).catch('').default('') });

export const foundKinds = ['page', 'order', 'customer', 'piece', 'lot', 'command'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Somewhere at the desk that somebody may open. */
export const foundSchema = z.object({
  kind: z.enum(foundKinds),
  title: z.string(),
  detail: z.string(),
  href: z.string().startsWith('/desk'),
});
export type Found = z.infer<typeof foundSchema>;

export const foundAnswerSchema = z.object({ found: z.array(foundSchema) });

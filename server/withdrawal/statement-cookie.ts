/**
 * What was typed into the first step, for the second one and for a way back: it stays in the browser it was typed in, and
 * is sent to these pages alone.
 */
import { z } from 'zod';
import { longestStatement } from '#contract/withdrawal/withdrawal.ts';
import { settings } from '#server/config/settings.ts';

const cookieName = 'marketday_statement';
const seconds = 3_600;

const typedSchema = z.object({
  name: z.string().max(longestStatement.name).default(''),
  order: z.string().max(longestStatement.order).default(''),
  email: z.string().max(longestStatement.email).default(''),
  which: z.enum(['all', 'some']).default('all'),
  pieces: z.string().max(longestStatement.pieces).default(''),
  /** Of an order whose page is open to them. */
  publicId: z.string().max(100).default(''),
  /** Places of the order's lines, with how many of each: a line's id would take too much room. */
  ticked: z
    .array(z.tuple([z.int().min(0), z.int().min(1)]))
    .max(100)
    .nullable()
    .default(null),
  key: z.string().max(40).default(''),
});
export type TypedStatement = z.output<typeof typedSchema>;

/** @returns a `set-cookie` line; null clears the cookie */
export function statementCookie(typed: TypedStatement | null): string {
  const value = typed ? Buffer.from(JSON.stringify(typed)).toString('base64url') : '';
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/withdraw; Max-Age=${typed ? seconds : 0}; HttpOnly; SameSite=Lax${secure}`;
}

/** @returns what was typed, or null: nothing, or not any more */
export function readStatementCookie(cookies: ReadonlyMap<string, string>): TypedStatement | null {
  const value = cookies.get(cookieName);
  if (!value) return null;
  try {
    const typed = typedSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return typed.success ? typed.data : null;
  } catch {
    return null;
  }
}

/** What of a field fits: a text that is too long is cut for the form, which then says so. */
export const cutTo = (text: string | undefined, most: number): string => (text ?? '').slice(0, most).toWellFormed();

import { redirectPath } from '#contract/redirect/redirect.ts';
import { readRows } from '#server/engine/database/statement.ts';

/** Returns where an address leads that has no page: one look at an index; null: nowhere. @param url as it was asked for */
export async function findRedirect(url: string): Promise<string | null> {
  const path = redirectPath(url);
  if (path === null || path.length > 4_000) return null;
  const [row] = await readRows<{ target: string }>`SELECT target FROM redirect WHERE from_path = ${path}`;
  return row?.target ?? null;
}

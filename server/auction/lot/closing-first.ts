import { readRows } from '#server/engine/database/statement.ts';

const most = 12;

export async function readLotsClosingFirst(): Promise<string[]> {
  const rows = await readRows<{ slug: string }>`
    SELECT slug FROM auction WHERE state = 'open' ORDER BY ends_at LIMIT ${most}`;
  return rows.map(({ slug }) => slug);
}

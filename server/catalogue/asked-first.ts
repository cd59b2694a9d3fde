import { readRows } from '#server/engine/database/statement.ts';

const most = 12;

export async function readFirstCollections(): Promise<string[]> {
  const rows = await readRows<{ slug: string }>`SELECT slug FROM collection ORDER BY position LIMIT ${most}`;
  return rows.map(({ slug }) => slug);
}

/** The addresses of the pieces that sold last, then of those that stand first in the shop, each once. */
export async function readFirstPieces(): Promise<string[]> {
  const rows = await readRows<{ slug: string }>`
    (SELECT slug FROM (
       SELECT slug, sold_at FROM order_line WHERE sold_at IS NOT NULL ORDER BY sold_at DESC LIMIT 100
     ) AS lately WHERE slug IS NOT NULL GROUP BY slug ORDER BY max(sold_at) DESC LIMIT ${most})
    UNION ALL
    (SELECT slug FROM product WHERE status = 'published' ORDER BY position, id LIMIT ${most})`;
  return [...new Set(rows.map(({ slug }) => slug))];
}

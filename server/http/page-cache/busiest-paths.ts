import { database } from '#server/database/database.ts';

const most = 12;

/** The pages that are asked for first: the lists, the lots that close soonest, the pieces that sold last. */
export async function readBusiestPaths(): Promise<string[]> {
  const rows = await database().$queryRaw<{ path: string }[]>`
    (SELECT '/shop/' || slug AS path FROM collection ORDER BY position LIMIT ${most})
    UNION ALL
    (SELECT '/auctions/' || slug FROM auction WHERE state = 'open' ORDER BY ends_at LIMIT ${most})
    UNION ALL
    (SELECT '/products/' || slug FROM (
       SELECT slug, sold_at FROM order_line WHERE sold_at IS NOT NULL ORDER BY sold_at DESC LIMIT 100
     ) AS lately WHERE slug IS NOT NULL GROUP BY slug ORDER BY max(sold_at) DESC LIMIT ${most})
    UNION
    (SELECT '/products/' || slug FROM product ORDER BY position, id LIMIT ${most})`;
  return ['/', '/shop', '/auctions', ...rows.map(({ path }) => path)];
}

import { topicOf } from '#contract/topics.ts';
import { database } from '../engine/database/database.ts';

const most = 500;

/** The public topics that a crowd watches first: the shop, its lists, the lots that are open, the pieces. */
export async function readBusiestTopics(): Promise<string[]> {
  const rows = await database().$queryRaw<{ kind: 'product' | 'auction' | 'collection'; id: string }[]>`
    (SELECT 'collection' AS kind, slug AS id FROM collection ORDER BY position LIMIT ${most})
    UNION ALL
    (SELECT 'auction', id FROM auction WHERE state = 'open' ORDER BY ends_at LIMIT ${most})
    UNION ALL
    (SELECT 'product', id FROM product WHERE status = 'published' ORDER BY position, id LIMIT ${most})`;
  return [topicOf.shop, ...rows.flatMap(topicsOf)];
}

function topicsOf({ kind, id }: { kind: 'product' | 'auction' | 'collection'; id: string }): string[] {
  return kind === 'product' ? [topicOf.product(id), topicOf.card(id)] : [topicOf[kind](id)];
}

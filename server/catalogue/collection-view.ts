import { topicOf } from '#contract/topics.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';

export async function readCollectionViews(db: Tx, slugs: string[]): Promise<Map<string, Versioned<'collection'>>> {
  for (const slug of slugs) reads(topicOf.collection(slug));
  const rows = await db.$queryRaw<{ slug: string; title: string; version: number; productIds: string[] }[]>`
    SELECT collection.slug, collection.title, collection.version,
           coalesce(array_agg(product.id ORDER BY product.position, product.id) FILTER (WHERE product.id IS NOT NULL), '{}') AS "productIds"
    FROM collection 
    LEFT JOIN product_collection ON product_collection.collection_id = collection.id
    LEFT JOIN product ON product.id = product_collection.product_id AND product.status = 'published'
    WHERE collection.slug = ANY (${slugs}::text[])
    GROUP BY collection.id`;
  return new Map(rows.map(({ version, ...data }) => [data.slug, { version, data }]));
}

export const collectionTopic: TopicSource<'collection'> = {
  kind: 'collection',
  shared: true,
  read: readCollectionViews,
  allow: () => null,
};

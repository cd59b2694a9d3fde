import type { Image } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/database/database.ts';
import { readRows } from '#server/database/statement.ts';
import { reads } from '#server/page-reads.ts';

export interface CollectionCard {
  slug: string;
  title: string;
  description: string;
  count: number;
  image: Image | null;
}

/** Those with a published piece, in their order, each with the photograph of its piece of the largest edition. */
export async function readCollections(): Promise<CollectionCard[]> {
  reads(topicOf.shelf);
  const collections = await readRows<CollectionCard>`
    SELECT collection.slug, collection.title, collection.description, published.count, image.image
    FROM collection
    JOIN LATERAL (
      SELECT count(*)::int AS count, (array_agg(product.id ORDER BY edition_size DESC NULLS LAST, product.position, product.id))[1] AS first
      FROM product_collection JOIN product ON product.id = product_id
      WHERE collection_id = collection.id AND status = 'published'
    ) AS published ON published.count > 0
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex) AS image
      FROM product_image WHERE product_id = published.first ORDER BY position LIMIT 1
    ) AS image ON true
    ORDER BY collection.position, collection.slug`;
  for (const { slug } of collections) reads(topicOf.collection(slug));
  return collections;
}

/** @returns null if there is no such collection */
export function readCollection(slug: string): Promise<{ slug: string; title: string; description: string } | null> {
  reads(topicOf.collection(slug));
  return database().collection.findUnique({
    where: { slug },
    select: { slug: true, title: true, description: true },
  });
}

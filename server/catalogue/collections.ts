import type { Image, PlaceImage } from '#contract/photograph/image.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readPlacePhotograph } from '#server/photograph/place-photographs.ts';
import { pageSource } from '#server/web/page-source.ts';

export interface CollectionCard {
  slug: string;
  title: string;
  description: string;
  count: number;
  image: Image | null;
}

/** Those with a published piece, in their order, each with the photograph of its piece of the largest edition. */
export async function readCollections(): Promise<CollectionCard[]> {
  reads(pageSource.shelf);
  const collections = await readRows<CollectionCard>`
    SELECT collection.slug, collection.title, collection.description, published.count, image.image
    FROM collection
    JOIN (
      -- All of them at once, and the least of a few numbers in place of a sorted list: the house may be large.
      SELECT collection_id, count(*)::int AS count,
        min(ARRAY[-coalesce(edition_size, 0), product.position, product.number]) AS first
      FROM product_collection JOIN product ON product.id = product_id WHERE status = 'published' GROUP BY collection_id
    ) AS published ON published.collection_id = collection.id
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex) AS image
      FROM product JOIN product_image ON product_id = product.id
      WHERE number = published.first[3] ORDER BY product_image.position LIMIT 1
    ) AS image ON true
    ORDER BY collection.position, collection.slug`;
  for (const { slug } of collections) reads(topicOf.collection(slug));
  return collections;
}

export interface CollectionHead {
  slug: string;
  title: string;
  description: string;
  /** Its own photograph, of its pieces in use; null if it has none. */
  image: PlaceImage | null;
}

/** @returns null if there is no such collection */
export async function readCollection(slug: string): Promise<CollectionHead | null> {
  reads(topicOf.collection(slug));
  const row = await database().collection.findUnique({
    where: { slug },
    select: { slug: true, title: true, description: true, imageFile: true },
  });
  if (!row) return null;
  const { imageFile, ...collection } = row;
  return { ...collection, image: await readPlacePhotograph(imageFile) };
}

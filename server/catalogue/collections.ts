import type { Image } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';

export interface CollectionCard {
  slug: string;
  title: string;
  description: string;
  count: number;
  image: Image | null;
}

export async function readCollections(): Promise<CollectionCard[]> {
  reads(topicOf.shelf);
  const collections = await database().collection.findMany({
    where: { products: { some: {} } },
    orderBy: { position: 'asc' },
    include: {
      _count: { select: { products: true } },
      products: {
        orderBy: [{ editionSize: { sort: 'desc', nulls: 'last' } }, { position: 'asc' }],
        take: 1,
        select: {
          images: { orderBy: { position: 'asc' }, take: 1, omit: { id: true, productId: true, position: true } },
        },
      },
    },
  });
  for (const { slug } of collections) reads(topicOf.collection(slug));
  return collections.map(({ slug, title, description, _count, products }) => ({
    slug,
    title,
    description,
    count: _count.products,
    image: products[0]?.images[0] ?? null,
  }));
}

/** @returns null if there is no such collection */
export function readCollection(slug: string): Promise<{ slug: string; title: string; description: string } | null> {
  reads(topicOf.collection(slug));
  return database().collection.findUnique({
    where: { slug },
    select: { slug: true, title: true, description: true },
  });
}

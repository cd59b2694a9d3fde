import { topicOf } from '#contract/wire/topics.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';

/**
 * A page names other pieces of a piece's maker and of its collections: it changes when there are others of these. Were
 * every new piece of the shop a reason, an import would have each page rendered again at each of its commits.
 */
export async function readsRelated(productId: string): Promise<void> {
  const [related] = await database().$queryRaw<{ maker: string | null; collections: string[] }[]>`
    SELECT (SELECT slug FROM maker WHERE name = product.maker) AS maker,
      ARRAY(SELECT slug FROM product_collection JOIN collection ON collection.id = collection_id
        WHERE product_id = product.id) AS collections
    FROM product WHERE id = ${productId}`;
  // Pieces without a maker are others of each other.
  reads(related?.maker ? topicOf.maker(related.maker) : topicOf.pieces);
  for (const slug of related?.collections ?? []) reads(topicOf.collection(slug));
}

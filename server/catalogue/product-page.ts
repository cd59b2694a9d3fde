import type { Piece } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { readProductViews } from './product-view.ts';

/** What a piece's page shows: the piece, and its live view. */
export interface ProductPage {
  piece: Piece;
  view: View<'product'>;
}

/** @returns null if there is no such piece */
export async function readProductPage(slug: string): Promise<ProductPage | null> {
  const named = await database().product.findUnique({ where: { slug }, select: { id: true } });
  if (!named) return null;
  // The live view first: it says which topic this page depends on.
  const versioned = (await readProductViews(database(), [named.id])).get(named.id);
  const piece = await readPiece(named.id);
  if (piece?.collection) reads(topicOf.collection(piece.collection.slug));
  return piece && versioned ? { piece, view: { topic: topicOf.product(named.id), ...versioned } } : null;
}

function readPiece(id: string): Promise<Piece | null> {
  return database().product.findUnique({
    where: { id },
    omit: { position: true, collectionId: true, version: true, cardVersion: true, touchedAt: true, createdAt: true },
    include: {
      collection: { select: { slug: true, title: true } },
      images: { orderBy: { position: 'asc' }, omit: { id: true, productId: true, position: true } },
    },
  });
}

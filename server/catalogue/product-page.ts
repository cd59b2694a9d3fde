import type { Image } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { readProductViews } from './product-view.ts';

/** What a piece's page shows beside its live view. */
export interface ProductPage {
  id: string;
  slug: string;
  title: string;
  maker: string;
  material: string;
  description: string;
  editionSize: number | null;
  heightMm: number | null;
  widthMm: number | null;
  depthMm: number | null;
  weightGrams: number | null;
  collection: { slug: string; title: string } | null;
  images: Image[];
  view: View<'product'>;
}

/** @returns null if there is no such piece */
export async function readProductPage(slug: string): Promise<ProductPage | null> {
  const product = await database().product.findUnique({
    where: { slug },
    include: {
      collection: { select: { slug: true, title: true } },
      images: { orderBy: { position: 'asc' }, omit: { id: true, productId: true, position: true } },
    },
  });
  const versioned = product && (await readProductViews(database(), [product.id])).get(product.id);
  if (!product || !versioned) return null;
  if (product.collection) reads(topicOf.collection(product.collection.slug));
  const { id, title, maker, material, description, editionSize, collection, images } = product;
  const { heightMm, widthMm, depthMm, weightGrams } = product;
  return {
    ...{ id, slug, title, maker, material, description, editionSize, collection, images },
    ...{ heightMm, widthMm, depthMm, weightGrams },
    view: { topic: topicOf.product(id), ...versioned },
  };
}

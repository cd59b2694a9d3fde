import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { readProductViews } from '#server/catalogue/product-view.ts';
import { database } from '#server/database/database.ts';
import { readMeView } from './me-view.ts';

/** The views that a bag command changed, for its answer: whoever acts sees their change first. */
export async function bagViews(personId: string, sku: string): Promise<View[]> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { productId: true } });
  const me = await readMeView(personId);
  const product = variant && (await readProductViews(database(), [variant.productId])).get(variant.productId);
  return [
    ...(me ? [{ topic: topicOf.me, ...me }] : []),
    ...(product ? [{ topic: topicOf.product(product.data.id), ...product }] : []),
  ];
}

/** The view of someone's own things, for the answer to a command that changed them. */
export async function meViews(personId: string): Promise<View[]> {
  const me = await readMeView(personId);
  return me ? [{ topic: topicOf.me, ...me }] : [];
}

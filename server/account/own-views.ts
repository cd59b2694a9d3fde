import { type PersonalKind, topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { ownBagTopic } from '#server/bag/own-bag-view.ts';
import { readPublicProductViews } from '#server/catalogue/product-view.ts';
import { database } from '#server/engine/database/database.ts';
import type { TopicSource } from '#server/engine/live/topic-source.ts';

/** The view of one thing of somebody's, for a page rendered for them. */
export async function ownView<K extends PersonalKind>(
  source: TopicSource<K>,
  personId: string,
): Promise<View<K> | null> {
  const view = (await source.read(database(), [personId])).get(personId);
  return view ? { topic: source.kind, ...view } : null;
}

export async function ownViews<K extends PersonalKind>(source: TopicSource<K>, personId: string): Promise<View[]> {
  const view = await ownView(source, personId);
  return view ? [view] : [];
}

export async function bagViews(personId: string, sku: string): Promise<View[]> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { productId: true } });
  const bag = await ownViews(ownBagTopic, personId);
  const product = variant && (await readPublicProductViews(database(), [variant.productId])).get(variant.productId);
  return [...bag, ...(product ? [{ topic: topicOf.product(product.data.id), ...product }] : [])];
}

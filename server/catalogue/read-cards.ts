import type { LabelledCard } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { database } from '#server/database/database.ts';
import { readCardLabels, readCardViews } from './card-view.ts';

/** The cards of these pieces, in this order, for a page's first paint. */
export async function readCards(productIds: string[]): Promise<View<'card'>[]> {
  const cards = await readCardViews(database(), productIds);
  return productIds.flatMap((id) => {
    const card = cards.get(id);
    return card ? [{ topic: topicOf.card(id), ...card }] : [];
  });
}

/** Their labels only, for a page that should not be rendered again at every sale of them. */
export async function readLabels(productIds: string[]): Promise<LabelledCard[]> {
  const labels = await readCardLabels(database(), productIds);
  return productIds.flatMap((id) => {
    const label = labels.get(id);
    return label ? [{ topic: topicOf.card(id), ...label }] : [];
  });
}

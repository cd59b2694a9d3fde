import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { readCardViews } from './card-view.ts';

export async function readCards(productIds: string[]): Promise<View<'card'>[]> {
  const cards = await readCardViews(database(), productIds);
  return productIds.flatMap((id) => {
    const card = cards.get(id);
    return card ? [{ topic: topicOf.card(id), ...card }] : [];
  });
}

import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { database } from '#server/database/database.ts';
import { readLabelsOfOthers } from './card-view.ts';
import { readsRelated } from './reads-related.ts';

export async function readOthersOf(maker: string, productId: string, count: number): Promise<LabelledCard[]> {
  await readsRelated(productId);
  return readLabelsOfOthers(database(), { maker, except: productId, count });
}

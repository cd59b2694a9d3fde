import type { LabelledCard } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { readLabelsOfOthers } from './card-view.ts';

export async function readOthersOf(maker: string, productId: string, count: number): Promise<LabelledCard[]> {
  reads(topicOf.pieces);
  return readLabelsOfOthers(database(), { maker, except: productId, count });
}

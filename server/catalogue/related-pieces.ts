import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { database } from '#server/database/database.ts';
import { readLabelsOfOthers } from './card-view.ts';
import { readGoesWith } from './goes-with.ts';
import { readsRelated } from './reads-related.ts';

export interface RelatedPieces {
  /** By the same maker. */
  others: LabelledCard[];
  goesWith: LabelledCard[];
}

/** Up to `count` of each. */
export async function readRelatedPieces(
  { id, maker }: { id: string; maker: string },
  count: number,
): Promise<RelatedPieces> {
  await readsRelated(id);
  const [others, goesWith] = await Promise.all([
    readLabelsOfOthers(database(), { maker, except: id, count }),
    readGoesWith(id, count),
  ]);
  return { others, goesWith };
}

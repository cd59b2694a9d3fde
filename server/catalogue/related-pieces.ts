import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/engine/database/database.ts';
import { readPart, reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readLabelsOfOthers } from './card-view.ts';
import { readGoesWith } from './goes-with.ts';
import type { RelatedBy } from './related-by.ts';

export interface RelatedPieces {
  /** By the same maker. */
  others: LabelledCard[];
  goesWith: LabelledCard[];
}

/**
 * Up to `count` of each. A page names other pieces of a piece's maker and of its collections: it changes when there are
 * others of these. Were every new piece of the shop a reason, an import would have each page rendered again at each of its
 * commits.
 */
export function readRelatedPieces(piece: RelatedBy, count: number): Promise<RelatedPieces> {
  const { id, maker, makerSlug, form, shelves } = piece;
  return readPart(JSON.stringify(['related', id, maker, makerSlug, form, shelves, count]), async () => {
    // Pieces without a maker are others of each other.
    reads(makerSlug === null ? pageSource.pieces : pageSource.maker(makerSlug));
    for (const { slug } of shelves) reads(topicOf.collection(slug));
    const [others, goesWith] = await Promise.all([
      readLabelsOfOthers(database(), { maker, except: id, count }),
      readGoesWith(piece, count),
    ]);
    return { others, goesWith };
  });
}

/**
 * What a changed piece and a list must share for the piece to fit it. Each list is filed under its narrowest choice, so
 * that a change asks for the lists that could match, whatever number of lists is watched.
 */
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { materialsOf } from '#server/search/shelf-row.ts';
import { beginningsOfPieces, beginningsOfWords } from '#server/search/word-beginnings.ts';

const anchor = {
  maker: (name: string) => `maker:${name.toLowerCase()}`,
  word: (beginning: string) => `word:${beginning}`,
  material: (name: string) => `material:${name.toLowerCase()}`,
  form: (name: string) => `form:${name.toLowerCase()}`,
  collection: (slug: string) => `collection:${slug}`,
  /** Narrowed to prices or sizes alone: any piece may fit. */
  any: 'any',
};

export async function anchorsOfList(query: ShelfPageQuery, collection: string | null): Promise<string[]> {
  if (query.maker.length > 0) return query.maker.map(anchor.maker);
  const beginnings = await beginningsOfWords(query.q);
  if (beginnings) return beginnings.map(anchor.word);
  if (query.material.length > 0) return query.material.map(anchor.material);
  if (query.form.length > 0) return query.form.map(anchor.form);
  return [collection === null ? anchor.any : anchor.collection(collection)];
}

interface PieceRow {
  maker: string;
  form: string;
  material: string;
  collections: string[];
}

/** Under what a list may be filed that one of these pieces fits. */
export async function anchorsOfPieces(productIds: readonly string[]): Promise<string[]> {
  const [pieces, beginnings] = await Promise.all([
    readRows<PieceRow>`
      SELECT DISTINCT maker, form, material,
             ARRAY(SELECT slug FROM product_collection JOIN collection ON collection.id = collection_id
                   WHERE product_id = product.id ORDER BY slug) AS collections
      FROM product WHERE id = ANY (${productIds}::text[])`,
    beginningsOfPieces(productIds),
  ]);
  const anchors = pieces.flatMap(({ maker, form, material, collections }) => [
    anchor.maker(maker),
    anchor.form(form),
    ...materialsOf(material).map(anchor.material),
    ...collections.map(anchor.collection),
  ]);
  return [...new Set([anchor.any, ...anchors, ...beginnings.map(anchor.word)])];
}

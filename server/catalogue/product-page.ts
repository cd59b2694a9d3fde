import type { Piece } from '#contract/catalogue/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { type ProductSafety, safetyOf } from '#domain/catalogue/product-safety.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { htmlOf, plainTextOf, type WrittenText } from '#server/rich-text/written-text.ts';
import { readColumn, readColumnOr } from '#server/stored/read-column.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readProductViews } from './product-view.ts';
import type { Shelf } from './related-by.ts';

export interface ProductPage {
  piece: Piece;
  /** The collections that it is in. */
  shelves: Shelf[];
  /** How many reviews and questions are shown with it, and their version; null if none ever was. */
  words: { count: number; version: number } | null;
  view: View<'product'>;
}

/** @returns null if there is no such piece, or only a draft of it */
export async function readProductPage(slug: string): Promise<ProductPage | null> {
  const found = await readPiece(slug);
  if (!found) return null;
  const { shelves, words, ...piece } = found;
  const versioned = (await readProductViews(database(), [piece.id])).get(piece.id);
  if (piece.makerPage) reads(pageSource.maker(piece.makerPage.slug));
  if (piece.makerPage?.portrait) reads(pageSource.photographs);
  if (piece.collection) reads(topicOf.collection(piece.collection.slug));
  return versioned ? { piece, shelves, words, view: { topic: topicOf.product(piece.id), ...versioned } } : null;
}

interface Row extends Omit<Piece, 'descriptionHtml' | 'safety'>, Pick<ProductPage, 'shelves' | 'words'> {
  format: WrittenText['format'];
  ownSafety: Partial<ProductSafety>;
  /** Null where no maker's page is. */
  makerSafety: Partial<ProductSafety> | null;
}

/** In one statement, since a page may be rendered again at every sale. */
async function readPiece(slug: string): Promise<(Piece & Pick<ProductPage, 'shelves' | 'words'>) | null> {
  const [row] = await readRows<Row>`
    SELECT product.id, product.slug, product.title, product.maker, material, product.description,
           product.description_format AS format,
           height_mm AS "heightMm", width_mm AS "widthMm", depth_mm AS "depthMm", weight_grams AS "weightGrams",
           (SELECT CASE WHEN min(grams) = max(grams) THEN min(grams) END
            FROM (SELECT coalesce(variant.weight_grams, product.weight_grams, 0) AS grams FROM variant
              WHERE product_id = product.id AND archived_at IS NULL) AS parcel) AS "parcelGrams",
           edition_size AS "editionSize", form, facts, product.safety AS "ownSafety", maker.safety AS "makerSafety",
           origin_country AS "originCountry",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', shelf.id, 'slug', shelf.slug) ORDER BY shelf.id), '[]')
            FROM product_collection JOIN collection AS shelf ON shelf.id = collection_id WHERE product_id = product.id) AS shelves,
           (SELECT jsonb_build_object('count', reviews + questions, 'version', version)
            FROM piece_words WHERE product_id = product.id) AS words,
           CASE WHEN maker.id IS NOT NULL
             THEN jsonb_build_object('slug', maker.slug, 'name', maker.name, 'place', place, 'since', since, 'text', maker.text,
                    'portrait', CASE WHEN portrait_file IS NOT NULL
                      THEN jsonb_build_object('file', portrait_file, 'alt', coalesce(portrait.alt, ''),
                             'dominantHex', coalesce(portrait.dominant_hex, 'var(--plate)'),
                             'focus', jsonb_build_object('x', coalesce(focus_x, 0.5), 'y', coalesce(focus_y, 0.5))) END)
           END AS "makerPage",
           CASE WHEN collection.id IS NOT NULL
             THEN jsonb_build_object('slug', collection.slug, 'title', collection.title) END AS collection,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height,
                              'dominantHex', dominant_hex, 'caption', caption) ORDER BY position), '[]')
            FROM product_image WHERE product_id = product.id) AS images
    FROM product
    LEFT JOIN maker ON maker.name = product.maker
    LEFT JOIN photograph AS portrait ON portrait.file = portrait_file
    LEFT JOIN collection ON collection.id = (
      SELECT collection_id FROM product_collection WHERE product_id = product.id ORDER BY position, collection_id LIMIT 1)
    WHERE product.slug = ${slug} AND product.status <> 'draft'`;
  if (!row) return null;
  const { format, ownSafety, makerSafety, facts, ...piece } = row;
  const written = { text: piece.description, format };
  return {
    ...piece,
    description: plainTextOf(written),
    descriptionHtml: htmlOf(written),
    facts: readColumnOr('product.facts', row.id, facts, []),
    safety: safetyOf(
      readColumn('product.safety', row.id, ownSafety),
      readColumn('maker.safety', piece.makerPage?.slug ?? '', makerSafety ?? {}),
    ),
  };
}

import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import type { ProductOption } from '#contract/catalogue/product-write.ts';
import type { ProductSafety } from '#domain/catalogue/product-safety.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { releaseExpired } from '#server/stock/release-expired-holds.ts';
import type { VariantRow } from '#server/stock/store-variants.ts';
import type { ProductDraft } from './product-draft.ts';

export interface ProductRow {
  id: string;
  slug: string;
  title: string;
  maker: string;
  material: string;
  form: string;
  description: string;
  descriptionFormat: 'plain' | 'markdown' | 'html';
  status: ProductStatus;
  facts: { name: string; text: string }[];
  safety: Partial<ProductSafety>;
  hsCode: string;
  originCountry: string;
  taxClass: string;
  options: ProductOption[];
  editionSize: number | null;
  heightMm: number | null;
  widthMm: number | null;
  depthMm: number | null;
  weightGrams: number | null;
}

/** A photograph, or (without a file) one that is still to be fetched. */
export interface StoredImage {
  id: string;
  file: string | null;
  /** The address that it was fetched from. */
  source: string | null;
  alt: string;
  position: number;
}

export interface StoredVariant extends VariantRow {
  reserved: number;
  /** Numbers that somebody has; none where its pieces have none. */
  held: number[];
  sold: number[];
  /** Units sold that came with no number; only known where a draft would number its pieces. */
  soldWithout: number;
}

export interface StoredProduct {
  row: ProductRow;
  /** By slug, in their order. */
  collections: string[];
  variants: StoredVariant[];
  images: StoredImage[];
}

/** What drafts are judged against. */
export interface Stored {
  bySlug: ReadonlyMap<string, StoredProduct>;
  /** Which product's each SKU is, of those that the drafts name. */
  skuOwners: ReadonlyMap<string, string>;
  /** Ids of the collections that the drafts name, by slug. */
  collections: ReadonlyMap<string, string>;
  /** `standard`, and those that have rates. */
  taxClasses: ReadonlySet<string>;
  /** Of the photographs that the drafts name, those that were removed because nothing showed them. */
  removedUploads: ReadonlySet<string>;
  /** What follows the last piece. */
  nextPosition: number;
}

/**
 * Reads what these drafts are about. With `lock`, their variants and then their products are locked in the order that
 * all take, and holds that have ended are freed.
 */
export async function readStored(
  tx: Statements,
  drafts: readonly ProductDraft[],
  { lock }: { lock: boolean },
): Promise<Stored> {
  const slugs = drafts.flatMap(({ slug, newSlug }) => (newSlug === undefined ? [slug] : [slug, newSlug]));
  if (lock) await lockProducts(tx, slugs);
  const toNumber = drafts.flatMap(({ variants = [] }) => variants.flatMap((one) => (one.numberedOf ? one.sku : [])));
  const found = await tx.$queryRaw<StoredProduct[]>`
    SELECT jsonb_build_object('id', id, 'slug', slug, 'title', title, 'maker', maker, 'material', material, 'form', form,
             'description', description, 'descriptionFormat', description_format, 'status', status, 'facts', facts,
             'safety', safety, 'hsCode', hs_code, 'originCountry', origin_country, 'taxClass', tax_class,
             'options', options, 'editionSize', edition_size, 'heightMm', height_mm, 'widthMm', width_mm,
             'depthMm', depth_mm, 'weightGrams', weight_grams) AS row,
      (SELECT coalesce(array_agg(collection.slug ORDER BY product_collection.position, collection.slug), '{}')
       FROM product_collection JOIN collection ON collection.id = collection_id WHERE product_id = product.id) AS collections,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'productId', product_id, 'sku', sku, 'title', title,
          'options', options, 'position', position, 'imageFile', image_file, 'priceAmount', price_amount,
          'compareAtAmount', compare_at_amount, 'currency', currency, 'onHand', on_hand, 'reserved', reserved,
          'weightGrams', weight_grams, 'archived', archived_at IS NOT NULL,
          'numberedOf', CASE WHEN numbered THEN edition_size END,
          'withdrawn', CASE WHEN numbered THEN (
            SELECT coalesce(jsonb_agg(number ORDER BY number), '[]') FROM numbered_piece
            WHERE variant_id = variant.id AND withdrawn) ELSE '[]' END,
          'held', CASE WHEN numbered THEN (
            SELECT coalesce(jsonb_agg(number ORDER BY number), '[]') FROM numbered_piece
            WHERE variant_id = variant.id AND reservation_id IS NOT NULL) ELSE '[]' END,
          'sold', CASE WHEN numbered THEN (
            SELECT coalesce(jsonb_agg(number ORDER BY number), '[]') FROM numbered_piece
            WHERE variant_id = variant.id AND order_line_id IS NOT NULL) ELSE '[]' END,
          'soldWithout', CASE WHEN NOT numbered AND sku = ANY (${toNumber}::text[]) THEN (
            SELECT coalesce(sum(quantity), 0)::int FROM order_line
            WHERE variant_id = variant.id AND sold_at IS NOT NULL AND numbers = '{}') ELSE 0 END) ORDER BY position, id), '[]')
       FROM variant WHERE product_id = product.id) AS variants,
      (SELECT coalesce(jsonb_agg(image ORDER BY image.position, image.id), '[]') FROM (
         SELECT id, file, source, alt, position FROM product_image WHERE product_id = product.id
         UNION ALL
         SELECT id, NULL, source, alt, position FROM photograph_fetch WHERE product_id = product.id
       ) AS image) AS images
    FROM product WHERE slug = ANY (${slugs}::text[])`;
  const skus = drafts.flatMap(({ variants = [] }) => variants.map(({ sku }) => sku));
  const owners = await tx.$queryRaw<{ sku: string; productId: string }[]>`
    SELECT sku, product_id AS "productId" FROM variant WHERE sku = ANY (${skus}::text[])`;
  const named = [...new Set(drafts.flatMap((draft) => draft.collections ?? []))];
  const collections = await tx.$queryRaw<{ slug: string; id: string }[]>`
    SELECT slug, id FROM collection WHERE slug = ANY (${named}::text[])`;
  const classes = await tx.$queryRaw<{ class: string }[]>`
    SELECT DISTINCT class FROM tax_rate WHERE class <> ${standardTaxClass} ORDER BY class`;
  const [last] = await tx.$queryRaw<{ position: number }[]>`
    SELECT position FROM product ORDER BY position DESC, id DESC LIMIT 1`;
  return {
    bySlug: new Map(found.map((product) => [product.row.slug, product])),
    skuOwners: new Map(owners.map(({ sku, productId }) => [sku, productId])),
    taxClasses: new Set([standardTaxClass, ...classes.map((row) => row.class)]),
    collections: new Map(collections.map(({ slug, id }) => [slug, id])),
    removedUploads: await readRemovedUploads(tx, drafts, { lock }),
    nextPosition: (last?.position ?? -1) + 1,
  };
}

/** With `lock`, none of the others is removed before the commit: whoever removes them waits, or passes them over. */
async function readRemovedUploads(
  tx: Statements,
  drafts: readonly ProductDraft[],
  { lock }: { lock: boolean },
): Promise<ReadonlySet<string>> {
  const files = [...new Set(drafts.flatMap(({ images = [] }) => images.flatMap(({ file }) => file ?? [])))];
  if (files.length === 0) return new Set();
  if (lock) await tx.$queryRaw`SELECT 1 FROM upload WHERE file = ANY (${files}::text[]) ORDER BY file FOR KEY SHARE`;
  const removed = await tx.$queryRaw<{ file: string }[]>`
    SELECT file FROM upload WHERE file = ANY (${files}::text[]) AND removed_at IS NOT NULL`;
  return new Set(removed.map(({ file }) => file));
}

async function lockProducts(tx: Statements, slugs: readonly string[]): Promise<void> {
  const variants = await tx.$queryRaw<{ id: string; reserved: number }[]>`
    SELECT id, reserved FROM variant WHERE product_id IN (SELECT id FROM product WHERE slug = ANY (${slugs}::text[]))
    ORDER BY product_id, id FOR UPDATE`;
  const held = variants.filter(({ reserved }) => reserved > 0).map(({ id }) => id);
  if (held.length > 0) await releaseExpired(tx, held);
  await tx.$queryRaw`SELECT id FROM product WHERE slug = ANY (${slugs}::text[]) ORDER BY id FOR UPDATE`;
}

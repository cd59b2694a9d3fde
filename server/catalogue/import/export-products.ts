/** Products as a file that the import takes back unchanged, and that Shopify's own import reads. */
import { isDeepStrictEqual } from 'node:util';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import type { ProductRow, StoredImage, StoredProduct } from '#server/catalogue/write/stored-product.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { VariantRow } from '#server/stock/store-variants.ts';
import { csvText } from '#server/web/csv-text.ts';
import { cellOf } from './cell-text.ts';
import { type Field, fields, headerOf } from './file-columns.ts';

const atOnce = 200;
/** What the import reads in Shopify's own columns beside ours. */
const readOnly: ReadonlySet<Field> = new Set(['published', 'collection', 'charged']);
const written = fields.filter((field) => !readOnly.has(field));

type ExportedVariant = Pick<
  VariantRow,
  | 'sku'
  | 'options'
  | 'priceAmount'
  | 'compareAtAmount'
  | 'currency'
  | 'onHand'
  | 'weightGrams'
  | 'imageFile'
  | 'numberedOf'
  | 'withdrawn'
>;

interface ExportedProduct extends ProductRow, Pick<StoredProduct, 'collections'> {
  variants: ExportedVariant[];
  images: Pick<StoredImage, 'file' | 'source' | 'alt'>[];
}

type Cells = Partial<Record<Field, string | number | null>>;

/** @returns the file in pieces, read from the database as they are taken */
export async function* exportProducts(): AsyncGenerator<string> {
  yield lines([written.map(headerOf)]);
  for (let after = ''; ; ) {
    const products = await readProducts(after);
    const last = products.at(-1);
    if (!last) return;
    yield lines(products.flatMap(rowsOf));
    after = last.id;
  }
}

const lines = (rows: readonly (readonly string[])[]): string => csvText(rows, { lineEnd: '\r\n' });

function readProducts(after: string): Promise<ExportedProduct[]> {
  return readRows<ExportedProduct>`
    SELECT id, slug, title, maker, material, form, description, description_format AS "descriptionFormat", status, facts,
      safety, hs_code AS "hsCode", origin_country AS "originCountry", tax_class AS "taxClass",
      options, edition_size AS "editionSize", height_mm AS "heightMm", width_mm AS "widthMm", depth_mm AS "depthMm",
      weight_grams AS "weightGrams",
      (SELECT coalesce(array_agg(collection.slug ORDER BY product_collection.position, collection.slug), '{}')
       FROM product_collection JOIN collection ON collection.id = collection_id WHERE product_id = product.id) AS collections,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'options', options, 'priceAmount', price_amount,
          'compareAtAmount', compare_at_amount, 'currency', currency, 'onHand', on_hand, 'weightGrams', weight_grams,
          'imageFile', image_file, 'numberedOf', CASE WHEN numbered THEN edition_size END,
          'withdrawn', CASE WHEN numbered THEN (SELECT coalesce(jsonb_agg(number ORDER BY number), '[]')
            FROM numbered_piece WHERE variant_id = variant.id AND withdrawn) ELSE '[]' END) ORDER BY position, id), '[]')
       FROM variant WHERE product_id = product.id AND archived_at IS NULL) AS variants,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('file', file, 'source', source, 'alt', alt)
          ORDER BY image.position, image.id), '[]') FROM (
         SELECT id, file, source, alt, position FROM product_image WHERE product_id = product.id
         UNION ALL SELECT id, NULL, source, alt, position FROM photograph_fetch WHERE product_id = product.id
       ) AS image) AS images
    FROM product WHERE id > ${after} ORDER BY id LIMIT ${atOnce}`;
}

const statusOf: Record<string, string> = { published: 'active' };

function rowsOf(product: ExportedProduct): string[][] {
  const { variants, images, options } = product;
  const rows: Cells[] = Array.from({ length: Math.max(1, variants.length, images.length) }, () => ({
    handle: product.slug,
  }));
  Object.assign(rows[0] as Cells, {
    title: product.title,
    description: product.description,
    format: product.descriptionFormat,
    vendor: product.maker,
    type: product.form,
    material: product.material,
    status: statusOf[product.status] ?? product.status,
    facts: factsText(product.facts),
    ...product.safety,
    hsCode: product.hsCode,
    originCountry: product.originCountry,
    taxClass: product.taxClass,
    collections: product.collections.join(', '),
    height: product.heightMm,
    width: product.widthMm,
    depth: product.depthMm,
    weight: product.weightGrams,
    edition: product.editionSize,
    option1Name: options[0]?.name ?? 'Title',
    option2Name: options[1]?.name,
    option3Name: options[2]?.name,
  } satisfies Cells);
  for (const [place, variant] of variants.entries()) Object.assign(rows[place] as Cells, cellsOf(variant, product));
  for (const [place, { file, source, alt }] of images.entries()) {
    Object.assign(rows[place] as Cells, {
      imageUrl: source ?? addressOf(file),
      imagePosition: place + 1,
      imageAlt: alt,
    } satisfies Cells);
  }
  return rows.map((row) => written.map((field) => text(row[field])));
}

/** As an object where that keeps their order and every one of them. */
function factsText(facts: ExportedProduct['facts']): string {
  if (facts.length === 0) return '';
  const pairs = facts.map(({ name, text }) => [name, text]);
  const object = Object.fromEntries(pairs);
  return JSON.stringify(isDeepStrictEqual(Object.entries(object), pairs) ? object : pairs);
}

function cellsOf(variant: ExportedVariant, { options }: ExportedProduct): Cells {
  const value = (place: number) => variant.options[options[place]?.name ?? ''];
  return {
    sku: variant.sku,
    option1Value: options.length === 0 ? 'Default Title' : value(0),
    option2Value: value(1),
    option3Value: value(2),
    price: decimal(variant.priceAmount, variant.currency),
    compareAt: variant.compareAtAmount === null ? '' : decimal(variant.compareAtAmount, variant.currency),
    quantity: variant.onHand,
    grams: variant.weightGrams,
    variantImage: variant.imageFile === null ? '' : addressOf(variant.imageFile),
    currency: variant.currency,
    numberedOf: variant.numberedOf,
    withdrawn: variant.withdrawn.join(', '),
  };
}

const addressOf = (file: string | null): string => `${shopUrl()}/catalogue/${file}`;

/** `129.00`: with every digit of the currency, so that it is read back as it was. */
function decimal(amount: number, currency: string): string {
  const digits = fractionDigitsOf(currency);
  const padded = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

const text = (value: string | number | null | undefined): string =>
  typeof value === 'string' ? cellOf(value) : String(value ?? '');

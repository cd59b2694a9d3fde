import type { ApiProduct } from '#contract/catalogue/product-api.ts';
import { topicOf } from '#contract/topics.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { notFound } from '#server/web/problem.ts';
import { Prisma } from '../../prisma/generated/client.ts';

type Row = Omit<ApiProduct, 'topic' | 'variants' | 'images' | 'status'> & {
  status: NonNullable<ApiProduct['status']>;
  images: { file: string; alt: string }[];
  variants: (Omit<ApiProduct['variants'][number], 'available'> & { onHand: number; reserved: number })[];
};

/** What a key's scopes let it see beside what everybody sees. */
export interface ApiSight {
  /** On hand and reserved. */
  stock: boolean;
  /** Drafts, archived products, and the status. */
  status: boolean;
}

function toApi({ status, images, variants, ...row }: Row, sight: ApiSight): ApiProduct {
  return {
    ...row,
    topic: topicOf.product(row.id),
    images: images.map(({ file, alt }) => ({ url: `${shopUrl()}/catalogue/${file}`, alt })),
    ...(sight.status ? { status } : {}),
    variants: variants.map(({ onHand, reserved, ...variant }) => ({
      ...variant,
      available: status === 'published' ? onHand - reserved : 0,
      ...(sight.stock ? { onHand, reserved } : {}),
    })),
  };
}

const select = (condition: Prisma.Sql) => Prisma.sql`
  SELECT product.id, slug, title, maker, form, material, options, status,
    (SELECT coalesce(array_agg(collection.slug ORDER BY product_collection.position, collection.slug), '{}')
     FROM product_collection JOIN collection ON collection.id = collection_id WHERE product_id = product.id) AS collections,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('file', file, 'alt', alt) ORDER BY position, id), '[]')
     FROM product_image WHERE product_id = product.id) AS images,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'options', options,
        'priceAmount', price_amount, 'compareAtAmount', compare_at_amount, 'currency', currency, 'onHand', on_hand,
        'reserved', reserved) ORDER BY position, id), '[]')
     FROM variant WHERE product_id = product.id AND archived_at IS NULL) AS variants
  FROM product WHERE ${condition}`;

/** Published pieces, in the order of `ids`. @param withStock adds on hand and reserved: keys only */
export async function readApiProducts(ids: readonly string[], withStock: boolean): Promise<ApiProduct[]> {
  const rows = await readSql<Row>(select(Prisma.sql`id = ANY (${ids}::text[]) AND status = 'published'`));
  const found = new Map(rows.map((row) => [row.id, toApi(row, { stock: withStock, status: false })]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** @throws AccessProblem `not_found` */
export async function readApiProduct(slug: string, sight: ApiSight): Promise<ApiProduct> {
  const [row] = await readSql<Row>(
    select(Prisma.sql`slug = ${slug} AND (${sight.status}::boolean OR status = 'published')`),
  );
  if (!row) throw notFound('product');
  return toApi(row, sight);
}

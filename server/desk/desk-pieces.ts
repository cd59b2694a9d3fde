import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import type { PieceFilter } from '#contract/catalogue/desk-pieces.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { lowStock } from '#domain/stock/stock-state.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { readDeskProductViews } from './desk-product-view.ts';

const pageSize = 50;

const standing = Prisma.sql`
  CASE WHEN on_hand = 0 THEN 'sold-out' WHEN on_hand <= ${lowStock} OR on_hand = reserved THEN 'low' ELSE 'plenty' END`;

/** A variant at the desk: what doesn't change by itself. Its figures are in its piece's view. */
export interface DeskPiece {
  productId: string;
  sku: string;
  /** Its piece's address. */
  slug: string;
  title: string;
  variantTitle: string | null;
  maker: string;
  status: ProductStatus;
  imageFile: string | null;
}

export interface DeskPieces {
  rows: DeskPiece[];
  views: View<'desk-product'>[];
  counts: Record<PieceFilter, number>;
  next: string | null;
}

export interface PieceQuery {
  search: string;
  filter: PieceFilter;
  after?: string | undefined;
}

/** Variants that are sold, for a `WHERE` that goes on with `AND`. */
const sold = Prisma.sql`
  SELECT product.id AS "productId", variant.sku, product.slug, product.title,
         nullif(variant.title, ${soleVariantTitle}) AS "variantTitle", product.maker, product.status,
         coalesce(variant.image_file, (
           SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1)) AS "imageFile"
  FROM product JOIN variant ON variant.product_id = product.id
  WHERE variant.archived_at IS NULL`;

/** The variants of one piece, in their order. @throws AccessProblem for whoever may not */
export async function readDeskPiece(actor: Actor, slug: string): Promise<Pick<DeskPieces, 'rows' | 'views'>> {
  requireDesk(actor, 'piece:read');
  const rows = await database().$queryRaw<DeskPiece[]>`
    ${sold} AND product.slug = ${slug} ORDER BY variant.position, variant.sku`;
  return { rows, views: await viewsOf(rows) };
}

async function viewsOf(rows: readonly DeskPiece[]): Promise<View<'desk-product'>[]> {
  const views = await readDeskProductViews(database(), [...new Set(rows.map((row) => row.productId))]);
  return [...views].map(([id, versioned]) => ({ topic: deskTopicOf.product(id), ...versioned }));
}

/** A page of variants by title, those of drafts and archived pieces too. @throws AccessProblem for whoever may not */
export async function readDeskPieces(actor: Actor, { search, filter, after = '' }: PieceQuery): Promise<DeskPieces> {
  requireDesk(actor, 'piece:read');
  const found = await database().$queryRaw<DeskPiece[]>`
    ${sold} ${after === '' ? Prisma.empty : await isAfter(after)}
      ${filter === 'all' ? Prisma.empty : Prisma.sql`AND ${standing} = ${filter}`}
      ${search === '' ? Prisma.empty : isFoundBy(search)}
    ORDER BY product.title, product.id, variant.position, variant.sku LIMIT ${pageSize + 1}`;
  const rows = found.slice(0, pageSize);
  return {
    rows,
    views: await viewsOf(rows),
    counts: await readCounts(),
    next: found.length > pageSize ? (rows.at(-1)?.sku ?? null) : null,
  };
}

/** The first two columns alone are an index, which is read from there on. */
async function isAfter(sku: string): Promise<Prisma.Sql> {
  const last = await database().variant.findUnique({
    where: { sku },
    select: { position: true, product: { select: { id: true, title: true } } },
  });
  if (!last) return Prisma.empty;
  const { position, product } = last;
  return Prisma.sql`
    AND (product.title, product.id) >= (${product.title}, ${product.id})
    AND (product.title, product.id, variant.position, variant.sku) > (${product.title}, ${product.id}, ${position}::int, ${sku})`;
}

/** Each table by itself, so that a product's words are looked at once and not for each of its variants. */
export function isFoundBy(search: string): Prisma.Sql {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`AND variant.id IN (
    SELECT id FROM variant WHERE sku ILIKE ${pattern} OR title ILIKE ${pattern}
    UNION SELECT variant.id FROM product JOIN variant ON variant.product_id = product.id
    WHERE product.title ILIKE ${pattern} OR maker ILIKE ${pattern})`;
}

async function readCounts(): Promise<Record<PieceFilter, number>> {
  const counts = await database().$queryRaw<{ standing: string; count: number }[]>`
    SELECT ${standing} AS standing, count(*)::int AS count FROM variant WHERE archived_at IS NULL GROUP BY 1`;
  const of = (wanted: string) => counts.find((row) => row.standing === wanted)?.count ?? 0;
  const all = counts.reduce((sum, row) => sum + row.count, 0);
  return { all, low: of('low'), 'sold-out': of('sold-out') };
}

export async function readViewOfSku(sku: string): Promise<View<'desk-product'> | null> {
  const variant = await database().variant.findUnique({ where: { sku }, select: { productId: true } });
  const view = variant && (await readDeskProductViews(database(), [variant.productId])).get(variant.productId);
  return view ? { topic: deskTopicOf.product(view.data.id), ...view } : null;
}

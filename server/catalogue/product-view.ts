import type { ProductStatus, ProductView, VariantView } from '#contract/catalogue/catalogue.ts';
import { isGone } from '#contract/catalogue/gone.ts';
import { topicOf } from '#contract/topics.ts';
import { editionSplit } from '#domain/stock/stock.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { isOffered } from './offered-as-reduced.ts';

interface VariantRow {
  productId: string;
  version: number;
  slug: string;
  productTitle: string;
  status: ProductStatus;
  id: string | null;
  sku: string;
  title: string;
  options: unknown;
  imageFile: string | null;
  priceAmount: number;
  currency: string;
  priorAmount: number | null;
  struckAmount: number | null;
  until: Date | null;
  thenAmount: number | null;
  previousAmount: number | null;
  priceChangedAt: Date | null;
  onHand: number;
  reserved: number;
  editionSize: number | null;
  numbers: string | null;
  withdrawn: number;
  nextReleaseAt: Date | null;
  waiting: number | null;
  offered: number | null;
  offeredUntil: Date | null;
}

/** Drafts and archived pieces too: for pages and commands that may show them. */
export async function readProductViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'product'>>> {
  for (const id of ids) reads(topicOf.product(id));
  const rows = await db.$queryRaw<VariantRow[]>`
    SELECT product.id AS "productId", product.version, product.slug, product.title AS "productTitle", product.status,
           variant.id, variant.sku, variant.title, variant.options, variant.image_file AS "imageFile",
           variant.price_amount AS "priceAmount", variant.currency, variant.prior_price_amount AS "priorAmount",
           CASE WHEN ${isOffered('variant')} THEN variant.prior_price_amount END AS "struckAmount",
           scheduled.ends_at AS until, scheduled.then_amount AS "thenAmount",
           variant.previous_price_amount AS "previousAmount", variant.price_changed_at AS "priceChangedAt",
           variant.on_hand AS "onHand", variant.reserved, variant.edition_size AS "editionSize",
           CASE WHEN variant.numbered THEN (
             SELECT string_agg(CASE WHEN withdrawn OR order_line_id IS NOT NULL THEN 's' WHEN reservation_id IS NOT NULL THEN 'h' ELSE 'f' END,
               '' ORDER BY number)
             FROM numbered_piece WHERE variant_id = variant.id) END AS numbers,
           CASE WHEN variant.on_hand > 0 THEN 0 ELSE coalesce((
             -- What was here at first, less what was sold of it and did not come back.
             SELECT greatest(0, (array_agg(on_hand ORDER BY id))[1]
               + coalesce(sum(delta_on_hand) FILTER (WHERE reason IN ('sold', 'restocked', 'returned')), 0))
             FROM stock_ledger WHERE variant_id = variant.id), 0)::int END AS withdrawn,
           CASE WHEN variant.on_hand > 0 AND variant.reserved = variant.on_hand
             THEN (SELECT min(expires_at) FROM reservation WHERE variant_id = variant.id) END AS "nextReleaseAt",
           CASE WHEN variant.reserved = variant.on_hand THEN (
             SELECT count(*)::int FROM alert
             WHERE variant_id = variant.id AND kind = 'back_in_stock' AND state = 'waiting') END AS waiting,
           offers.units AS offered, offers.until AS "offeredUntil"
    FROM product LEFT JOIN variant ON variant.product_id = product.id AND variant.archived_at IS NULL
    LEFT JOIN scheduled_price AS scheduled ON scheduled.variant_id = variant.id AND scheduled.state = 'running'
    LEFT JOIN LATERAL (
      SELECT sum(quantity)::int AS units, min(expires_at) AS until FROM reservation
      WHERE variant.reserved = variant.on_hand AND variant_id = variant.id AND alert_id IS NOT NULL
    ) AS offers ON true
    WHERE product.id = ANY (${ids}::text[])
    ORDER BY variant.position, variant.id`;
  const views = new Map<string, Versioned<'product'>>();
  for (const row of rows) {
    const view: Versioned<'product'> = views.get(row.productId) ?? {
      version: row.version,
      data: {
        id: row.productId,
        slug: row.slug,
        title: row.productTitle,
        status: row.status,
        variants: [],
      } satisfies ProductView,
    };
    if (row.id !== null) view.data.variants.push(toVariant(row, row.id));
    views.set(row.productId, view);
  }
  return views;
}

function toVariant(row: VariantRow, id: string): VariantView {
  return {
    id,
    sku: row.sku,
    title: row.title,
    options: readColumnOr('variant.options', id, row.options, {}),
    imageFile: row.imageFile,
    price: { amount: row.priceAmount, currency: row.currency },
    priorAmount: row.priorAmount,
    struckAmount: row.struckAmount,
    scheduled:
      row.until && row.thenAmount !== null ? { until: row.until.toISOString(), thenAmount: row.thenAmount } : null,
    previousAmount: row.previousAmount,
    priceChangedAt: row.priceChangedAt?.toISOString() ?? null,
    stock: editionSplit(row, row.editionSize),
    numbers: row.numbers,
    withdrawn: row.withdrawn,
    nextReleaseAt: row.nextReleaseAt?.toISOString() ?? null,
    line: lineOf(row),
  };
}

function lineOf({ waiting, offered, offeredUntil }: VariantRow): VariantView['line'] {
  if (!waiting && !offered) return null;
  return { waiting: waiting ?? 0, offered: offered ?? 0, offeredUntil: offeredUntil?.toISOString() ?? null };
}

/** What anybody may know: of what isn't published, that it is gone. */
export async function readPublicProductViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'product'>>> {
  const views = await readProductViews(db, ids);
  for (const [id, { version, data }] of views)
    if (data.status !== 'published') views.set(id, { version, data: gone(id) });
  return views;
}

const gone = (id: string): ProductView => ({ id, slug: '', title: '', status: 'archived', variants: [] });

export const productTopic: TopicSource<'product'> = {
  kind: 'product',
  shared: true,
  read: readPublicProductViews,
  allow: () => null,
  isGone,
  partOf: 'desk-product',
};

import type { CardView, LabelledCard } from '#contract/catalogue/catalogue.ts';
import { isGone } from '#contract/catalogue/gone.ts';
import type { Image } from '#contract/photograph/image.ts';
import { topicOf } from '#contract/topics.ts';
import { editionSplit } from '#domain/stock/stock.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { isOffered } from './offered-as-reduced.ts';

interface CardRow {
  id: string;
  version: number;
  slug: string;
  title: string;
  maker: string;
  material: string;
  editionSize: number | null;
  image: Image | null;
  secondFile: string | null;
  priceAmount: number;
  highestAmount: number;
  currency: string;
  priorAmount: number | null;
  struckAmount: number | null;
  priceChangedAt: Date | null;
  onHand: number;
  reserved: number;
  published: boolean;
}

/** In one statement: version and data belong together. */
export async function readCardViews(db: Tx, productIds: string[]): Promise<Map<string, Versioned<'card'>>> {
  for (const id of productIds) reads(topicOf.card(id));
  const rows = await selectCards(db, Prisma.sql`${productIds}::text[]`);
  return new Map(rows.map((row) => [row.id, { version: row.version, data: toCard(row) }]));
}

/** What stays of the cards of up to `count` other pieces of a maker while they sell, in their order. */
export async function readLabelsOfOthers(
  db: Tx,
  { maker, except, count }: { maker: string; except: string; count: number },
): Promise<LabelledCard[]> {
  const rows = await selectCards(
    db,
    Prisma.sql`ARRAY(
      SELECT id FROM product
      WHERE maker = ${maker} AND id <> ${except} AND status = 'published'
        AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL)
      ORDER BY position, id LIMIT ${count})`,
  );
  return rows.map(toLabel);
}

/** What stays of these cards while they sell, in the order of the ids. */
export async function readLabels(db: Tx, productIds: string[]): Promise<LabelledCard[]> {
  const rows = await selectCards(db, Prisma.sql`${productIds}::text[]`);
  const labels = new Map(rows.map((row) => [row.id, toLabel(row)]));
  return productIds.flatMap((id) => labels.get(id) ?? []);
}

function toLabel(row: CardRow): LabelledCard {
  reads(pageSource.label(row.id));
  const { stock: _stock, secondFile: _second, ...data } = toCard(row);
  const label = { ...data, editionSize: row.editionSize, soldOut: row.onHand <= 0 };
  return { topic: topicOf.card(row.id), version: row.version, data: label };
}

function selectCards(db: Tx, ids: Prisma.Sql): Promise<CardRow[]> {
  return db.$queryRaw<CardRow[]>`
    SELECT product.id, product.card_version AS version, product.slug, product.title, product.maker,
           product.material, product.edition_size AS "editionSize", image.image,
           second.file AS "secondFile",
           product.status = 'published' AS published,
           cheapest.price_amount AS "priceAmount", total.highest AS "highestAmount",
           cheapest.currency, cheapest.prior_price_amount AS "priorAmount",
           CASE WHEN ${isOffered('cheapest')} THEN cheapest.prior_price_amount END AS "struckAmount",
           cheapest.price_changed_at AS "priceChangedAt",
           total.on_hand AS "onHand", total.reserved
    FROM product
    JOIN LATERAL (
      SELECT id, price_amount, currency, compare_at_amount, prior_price_amount, price_changed_at
      FROM variant WHERE product_id = product.id AND archived_at IS NULL ORDER BY price_amount, position LIMIT 1
    ) AS cheapest ON true
    JOIN LATERAL (
      SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved, max(price_amount) AS highest
      FROM variant WHERE product_id = product.id AND archived_at IS NULL
    ) AS total ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex) AS image
      FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1
    ) AS image ON true
    LEFT JOIN LATERAL (
      SELECT file FROM product_image WHERE product_id = product.id ORDER BY position OFFSET 1 LIMIT 1
    ) AS second ON true
    WHERE product.id = ANY (${ids})
    ORDER BY product.position, product.id`;
}

function toCard(row: CardRow): CardView {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    maker: row.maker,
    material: row.material,
    image: row.image,
    secondFile: row.secondFile,
    price: { amount: row.priceAmount, currency: row.currency },
    fromPrice: row.highestAmount !== row.priceAmount,
    priorAmount: row.priorAmount,
    struckAmount: row.struckAmount,
    priceChangedAt: row.priceChangedAt?.toISOString() ?? null,
    // A list that is open keeps the card of a piece that was taken out of the shop: with nothing left to buy.
    stock: row.published ? editionSplit(row, row.editionSize) : { available: 0, inBags: 0, sold: null },
  };
}

async function readPublicCardViews(db: Tx, productIds: string[]): Promise<Map<string, Versioned<'card'>>> {
  const rows = await selectCards(db, Prisma.sql`${productIds}::text[]`);
  return new Map(rows.map((row) => [row.id, { version: row.version, data: row.published ? toCard(row) : gone(row) }]));
}

const gone = ({ id, currency }: CardRow): CardView => ({
  ...{
    id,
    slug: '',
    title: '',
    maker: '',
    material: '',
    image: null,
    secondFile: null,
    price: { amount: 0, currency },
  },
  ...{ fromPrice: false, priorAmount: null, struckAmount: null, priceChangedAt: null },
  stock: { available: 0, inBags: 0, sold: null },
});

/** What anybody may know: of what isn't published, that it is gone. A list that is open keeps what its card said. */
export const cardTopic: TopicSource<'card'> = {
  kind: 'card',
  shared: true,
  read: readPublicCardViews,
  allow: () => null,
  isGone,
};

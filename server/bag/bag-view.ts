import type { BagLineView } from '#contract/bag/bag.ts';
import type { Image } from '#contract/photograph/image.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import type { Tx } from '#server/engine/database/database.ts';

interface LineRow {
  personId: string;
  variantId: string;
  sku: string;
  productId: string;
  slug: string;
  title: string;
  variantTitle: string;
  maker: string;
  image: Image | null;
  quantity: number;
  numbers: number[] | null;
  numberedOf: number | null;
  priceAmount: number;
  currency: string;
  seenAmount: number;
  heldUntil: Date | null;
  heldSince: Date | null;
  drop: BagLineView['drop'];
}

export async function readBagLines(db: Tx, personIds: string[]): Promise<Map<string, BagLineView[]>> {
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT bag_line.person_id AS "personId", variant.id AS "variantId", variant.sku, product.id AS "productId",
           product.slug, product.title, variant.title AS "variantTitle", product.maker, image.image,
           bag_line.quantity, CASE WHEN variant.numbered THEN variant.edition_size END AS "numberedOf",
           CASE WHEN variant.numbered THEN ARRAY(
             SELECT number FROM numbered_piece WHERE variant_id = variant.id AND reservation_id = reservation.id ORDER BY number
           ) END AS numbers, variant.price_amount AS "priceAmount", variant.currency,
           bag_line.seen_price_amount AS "seenAmount", reservation.expires_at AS "heldUntil",
           reservation.started_at AS "heldSince", (
             SELECT jsonb_build_object('slug', kept.slug, 'title', kept.title)
             FROM drops_keeping(variant.id) AS kept LIMIT 1
           ) AS drop
    FROM bag_line
    JOIN variant ON variant.id = bag_line.variant_id
    JOIN product ON product.id = variant.product_id
    LEFT JOIN reservation ON reservation.bag_line_id = bag_line.id AND reservation.expires_at > clock_timestamp()
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex) AS image
      FROM product_image WHERE product_id = product.id
      ORDER BY (file = variant.image_file) DESC NULLS LAST, position LIMIT 1
    ) AS image ON true
    WHERE bag_line.person_id = ANY (${personIds}::text[])
    ORDER BY bag_line.added_at, bag_line.id`;
  const byPerson = new Map<string, BagLineView[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), toLine(row)]);
  return byPerson;
}

function toLine({ personId, priceAmount, currency, variantTitle, heldUntil, heldSince, ...row }: LineRow): BagLineView {
  return {
    ...row,
    variantTitle: variantTitle === soleVariantTitle ? null : variantTitle,
    price: { amount: priceAmount, currency },
    heldUntil: heldUntil?.toISOString() ?? null,
    heldSince: heldSince?.toISOString() ?? null,
  };
}

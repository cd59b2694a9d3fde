import type { OwnedPiece, OwnedPieces } from '#contract/account/owned-pieces.ts';
import { premiumSku } from '#domain/auction/buyers-premium.ts';
import { database } from '#server/database/database.ts';

type Row = Omit<OwnedPiece, 'image'> & { file: string | null; hex: string | null; count: number };

/** What somebody was sent and still has: lines of orders that arrived, without those of which every unit came back or never left. */
export async function readOwnedPieces(personId: string, most: number): Promise<OwnedPieces> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT line.id AS "lineId", line.title, product.slug, line.image_file AS file, image.dominant_hex AS hex,
           line.edition_no AS "editionNo", kept.numbers, line.numbered_of AS "numberedOf", orders.public_id AS "orderPublicId",
           count(*) OVER ()::int AS count
    FROM order_line AS line
    JOIN orders ON orders.id = line.order_id
    LEFT JOIN product ON product.slug = line.slug AND product.status = 'published'
    LEFT JOIN LATERAL (
      SELECT dominant_hex FROM product_image WHERE product_id = product.id AND file = line.image_file LIMIT 1
    ) AS image ON true
    JOIN LATERAL (
      SELECT coalesce(array_agg(bought.no ORDER BY bought.no), '{}') AS numbers FROM unnest(line.numbers) AS bought (no)
      WHERE NOT EXISTS (
        SELECT FROM return_line AS back JOIN order_return ON order_return.id = back.return_id
        WHERE back.order_line_id = line.id AND order_return.status IN ('received', 'refunded', 'exchanged', 'closed')
          AND bought.no = ANY (back.numbers))
    ) AS kept ON true
    WHERE orders.person_id = ${personId} AND orders.status IN ('delivered', 'completed') AND line.sku <> ${premiumSku}
      AND line.quantity > (
        SELECT coalesce(sum(back.quantity), 0) FROM return_line AS back JOIN order_return ON order_return.id = back.return_id
        WHERE back.order_line_id = line.id AND order_return.status IN ('received', 'refunded', 'exchanged', 'closed'))
      + (SELECT coalesce(sum((taken->>'quantity')::int), 0) FROM refund, jsonb_array_elements(refund.lines) AS taken
         WHERE refund.order_id = orders.id AND taken->>'sku' = line.sku AND (taken->>'takenOut')::boolean)
    ORDER BY orders.placed_at DESC, line.position
    LIMIT ${most}`;
  const pieces = rows.map(({ file, hex, count, ...piece }) => ({
    ...piece,
    image: file === null ? null : { file, alt: piece.title, dominantHex: hex ?? 'var(--plate)' },
  }));
  return { pieces, count: rows[0]?.count ?? 0 };
}

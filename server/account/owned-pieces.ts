import type { OwnedPiece, OwnedPieces } from '#contract/account/owned-pieces.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import type { Statements } from '#server/engine/database/statement.ts';

interface Row extends Omit<OwnedPiece, 'image'> {
  personId: string;
  file: string | null;
  hex: string | null;
  count: number;
  place: unknown;
}

/**
 * What people were sent and still have: lines of orders that arrived, without those of which every unit came back or never left.
 * @param most of each, the last ones
 */
export async function readOwnedPieces(
  db: Statements,
  personIds: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, OwnedPieces>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM (
    SELECT line.id AS "lineId", line.title, product.slug, line.image_file AS file, image.dominant_hex AS hex,
           line.edition_no AS "editionNo", kept.numbers, line.numbered_of AS "numberedOf", orders.public_id AS "orderPublicId",
           orders.person_id AS "personId",
           count(*) OVER (PARTITION BY orders.person_id)::int AS count,
           row_number() OVER (PARTITION BY orders.person_id ORDER BY orders.placed_at DESC, line.position) AS place
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
    WHERE orders.person_id = ANY (${personIds}::text[]) AND orders.status IN ('delivered', 'completed') AND line.sku <> ${premiumSku}
      AND line.quantity > (
        SELECT coalesce(sum(back.quantity), 0) FROM return_line AS back JOIN order_return ON order_return.id = back.return_id
        WHERE back.order_line_id = line.id AND order_return.status IN ('received', 'refunded', 'exchanged', 'closed'))
      + (SELECT coalesce(sum((taken->>'quantity')::int), 0) FROM refund, jsonb_array_elements(refund.lines) AS taken
         WHERE refund.order_id = orders.id AND taken->>'sku' = line.sku AND (taken->>'takenOut')::boolean)
    ) AS owned WHERE place <= ${most} ORDER BY place`;
  const owned = new Map<string, OwnedPieces>(personIds.map((id) => [id, { pieces: [], count: 0 }]));
  for (const { personId, file, hex, count, place: _, ...piece } of rows) {
    const theirs = owned.get(personId);
    if (!theirs) continue;
    theirs.count = count;
    theirs.pieces.push({
      ...piece,
      image: file === null ? null : { file, alt: piece.title, dominantHex: hex ?? 'var(--plate)' },
    });
  }
  return owned;
}

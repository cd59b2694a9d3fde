import type { VariantNumbers } from '#contract/catalogue/product-api.ts';
import { readRows } from '#server/database/statement.ts';
import { AccessProblem } from '#server/problem.ts';

/** Every number of a variant and how it stands; none where its pieces have no numbers. @throws AccessProblem `not_found` */
export async function readVariantNumbers(sku: string): Promise<VariantNumbers> {
  const [row] = await readRows<VariantNumbers>`
    SELECT sku, CASE WHEN numbered THEN edition_size END AS "numberedOf", on_hand AS "onHand", reserved, (
      SELECT coalesce(json_agg(json_build_object('number', number, 'state', CASE
          WHEN withdrawn THEN 'withdrawn' WHEN order_line_id IS NOT NULL THEN 'sold'
          WHEN reservation_id IS NOT NULL THEN 'held' ELSE 'free' END) ORDER BY number), '[]')
      FROM numbered_piece WHERE variant_id = variant.id AND numbered) AS numbers
    FROM variant WHERE sku = ${sku}`;
  if (!row) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
  return row;
}

import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { LockedVariant } from './lock-variants.ts';

export interface LockedPiece extends LockedVariant {
  label: string;
  slug: string;
  imageFile: string | null;
}

/**
 * Locks these SKUs and people's bags in the order of `lockVariants`. Callers must free ended holds first.
 * @returns by SKU
 */
export async function lockVariantsTogether(
  tx: Statements,
  { skus, bagsOf }: { skus: readonly string[]; bagsOf: readonly string[] },
): Promise<Map<string, LockedPiece>> {
  const rows = await tx.$queryRaw<LockedPiece[]>`
    SELECT variant.id, product_id AS "productId", sku, variant.title, price_amount AS "priceAmount", currency,
           on_hand AS "onHand", reserved, variant.version, variant.numbered, product.slug,
           variant.archived_at IS NULL AND product.status = 'published' AS offered,
           product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END AS label,
           coalesce(variant.image_file,
             (SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1)) AS "imageFile"
    FROM variant JOIN product ON product.id = variant.product_id
    WHERE variant.id IN (
      SELECT id FROM variant WHERE sku = ANY (${skus}::text[])
      UNION SELECT variant_id FROM bag_line WHERE person_id = ANY (${bagsOf}::text[]))
    ORDER BY variant.product_id, variant.id FOR UPDATE OF variant`;
  return new Map(rows.map((row) => [row.sku, row]));
}

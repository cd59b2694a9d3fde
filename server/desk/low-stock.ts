import type { LowPiece } from '#contract/desk/desk.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { lowStock } from '#domain/stock/stock-state.ts';
import type { Tx } from '#server/engine/database/database.ts';

const shown = 6;

/** The scarcest pieces that can still be bought, then those that are gone. */
export async function readLowStock(db: Tx): Promise<LowPiece[]> {
  return db.$queryRaw<LowPiece[]>`
    SELECT variant.sku, product.title, nullif(variant.title, ${soleVariantTitle}) AS "variantTitle", product.slug,
           coalesce(variant.image_file, image.file) AS "imageFile",
           variant.on_hand - variant.reserved AS available, variant.reserved AS "inBags",
           greatest(0, variant.edition_size - variant.on_hand) AS sold
    FROM variant JOIN product ON product.id = variant.product_id
    LEFT JOIN LATERAL (
      SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1
    ) AS image ON true
    WHERE product.status = 'published' AND variant.archived_at IS NULL
      AND (variant.on_hand <= ${lowStock} OR variant.on_hand = variant.reserved)
    ORDER BY variant.on_hand = 0, available, variant.id LIMIT ${shown}`;
}

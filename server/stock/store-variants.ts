import type { Statements } from '#server/database/statement.ts';
import { setStockReason } from './stock-reason.ts';

/** A variant as it is to be. */
export interface VariantRow {
  id: string;
  productId: string;
  sku: string;
  title: string;
  options: Readonly<Record<string, string>>;
  position: number;
  imageFile: string | null;
  priceAmount: number;
  compareAtAmount: number | null;
  currency: string;
  onHand: number;
  weightGrams: number | null;
  archived: boolean;
}

/**
 * Adds and changes variants whose rows are locked. Counts go to the ledger as `counted`. What is reserved stays: the
 * caller has seen that no count goes below it.
 * @param by who does, for the ledger
 */
export async function storeVariants(
  tx: Statements,
  { added, changed }: { added: readonly VariantRow[]; changed: readonly VariantRow[] },
  by: string | null,
): Promise<void> {
  if (added.length > 0 || changed.length > 0) await setStockReason(tx, 'counted', { by });
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO variant (id, product_id, sku, title, options, position, image_file, price_amount, compare_at_amount,
                           currency, on_hand, weight_grams)
      SELECT "id", "productId", "sku", "title", "options", "position", "imageFile", "priceAmount", "compareAtAmount",
             "currency", "onHand", "weightGrams"
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS new ("id" text, "productId" text, "sku" text, "title" text,
        "options" jsonb, "position" int, "imageFile" text, "priceAmount" int, "compareAtAmount" int, "currency" text,
        "onHand" int, "weightGrams" int)`;
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE variant SET sku = new."sku", title = new."title", options = new."options", position = new."position",
        image_file = new."imageFile", price_amount = new."priceAmount", compare_at_amount = new."compareAtAmount",
        currency = new."currency", on_hand = new."onHand", weight_grams = new."weightGrams",
        archived_at = CASE WHEN new."archived" THEN coalesce(archived_at, clock_timestamp()) END
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS new ("id" text, "sku" text, "title" text,
        "options" jsonb, "position" int, "imageFile" text, "priceAmount" int, "compareAtAmount" int, "currency" text,
        "onHand" int, "weightGrams" int, "archived" boolean)
      WHERE variant.id = new."id"`;
  }
}

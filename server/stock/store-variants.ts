import type { Statements } from '#server/engine/database/statement.ts';
import { setWithdrawn } from './number-pieces.ts';
import { setStockReason } from './stock-reason.ts';
import { settleNumbers } from './take-number.ts';

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
  /** Each of its pieces has a number of its own, from 1 to this; null: none has. */
  numberedOf: number | null;
  /** Numbers that are not for sale, from the lowest. */
  withdrawn: readonly number[];
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
                           currency, on_hand, weight_grams, numbered, edition_size)
      SELECT "id", "productId", "sku", "title", "options", "position", "imageFile", "priceAmount", "compareAtAmount",
             "currency", "onHand", "weightGrams", "numberedOf" IS NOT NULL, "numberedOf"
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS new ("id" text, "productId" text, "sku" text, "title" text,
        "options" jsonb, "position" int, "imageFile" text, "priceAmount" int, "compareAtAmount" int, "currency" text,
        "onHand" int, "weightGrams" int, "numberedOf" int)`;
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE variant SET sku = new."sku", title = new."title", options = new."options", position = new."position",
        image_file = new."imageFile", price_amount = new."priceAmount", compare_at_amount = new."compareAtAmount",
        currency = new."currency", on_hand = new."onHand", weight_grams = new."weightGrams",
        numbered = new."numberedOf" IS NOT NULL, edition_size = coalesce(new."numberedOf", edition_size),
        archived_at = CASE WHEN new."archived" THEN coalesce(archived_at, clock_timestamp()) END
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS new ("id" text, "sku" text, "title" text,
        "options" jsonb, "position" int, "imageFile" text, "priceAmount" int, "compareAtAmount" int, "currency" text,
        "onHand" int, "weightGrams" int, "archived" boolean, "numberedOf" int)
      WHERE variant.id = new."id"`;
  }
  for (const { id, numberedOf, withdrawn } of [...added, ...changed]) {
    if (numberedOf === null) continue;
    await settleNumbers(tx, id);
    await setWithdrawn(tx, id, withdrawn);
  }
}

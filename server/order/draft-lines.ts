import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { StockedLine } from './insert-orders.ts';

export interface LineLabel {
  variantId: string;
  title: string;
  slug: string;
  imageFile: string | null;
}

/**
 * Drafts lines over locked variants, at the prices of this moment.
 * @throws AccessProblem `invalid` for two currencies
 */
export async function draftLines(
  tx: Tx,
  locked: ReadonlyMap<string, LockedVariant>,
  demand: ReadonlyMap<string, number>,
): Promise<{ lines: StockedLine[]; currency: string }> {
  const ids = [...demand.keys()].map((sku) => (locked.get(sku) as LockedVariant).id);
  return labelledLines(locked, demand, await readLineLabels(tx, ids));
}

/** The same with labels that were read before. @throws AccessProblem `invalid` for prices in two currencies */
export function labelledLines(
  locked: ReadonlyMap<string, LockedVariant>,
  demand: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, LineLabel>,
): { lines: StockedLine[]; currency: string } {
  const variants = [...demand.keys()].map((sku) => locked.get(sku) as LockedVariant);
  const currencies = new Set(variants.map((variant) => variant.currency));
  if (currencies.size > 1)
    throw new AccessProblem('invalid', 'Pieces priced in two currencies can’t be paid together.');
  const lines = variants.map(({ id, sku, priceAmount }) => ({
    ...(labels.get(id) as LineLabel),
    variantId: id,
    sku,
    quantity: demand.get(sku) ?? 0,
    unitAmount: priceAmount,
  }));
  return { lines, currency: variants[0]?.currency ?? shopCurrency() };
}

export async function readLineLabels(tx: Statements, variantIds: readonly string[]): Promise<Map<string, LineLabel>> {
  const rows = await tx.$queryRaw<LineLabel[]>`
    SELECT variant.id AS "variantId", product.slug,
           product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END AS title,
           coalesce(variant.image_file,
             (SELECT file FROM product_image WHERE product_id = product.id ORDER BY position LIMIT 1)) AS "imageFile"
    FROM variant JOIN product ON product.id = variant.product_id
    WHERE variant.id = ANY (${variantIds}::text[])`;
  return new Map(rows.map((row) => [row.variantId, row]));
}

import type { PriceStep } from '#contract/price/price-api.ts';
import { readRows } from '#server/engine/database/statement.ts';

const mostSteps = 40;

/** The last prices of each SKU of a piece, the oldest first. */
export async function readPriceSteps(productId: string): Promise<Record<string, PriceStep[]>> {
  const rows = await readRows<{ sku: string; steps: PriceStep[] }>`
    SELECT variant.sku, jsonb_agg(jsonb_build_object('amount', amount, 'since',
      to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY history.id) AS steps
    FROM variant JOIN LATERAL (
      SELECT id, amount, since FROM price_history
      WHERE variant_id = variant.id AND currency = variant.currency ORDER BY id DESC LIMIT ${mostSteps}::int
    ) AS history ON true
    WHERE product_id = ${productId} AND archived_at IS NULL
    GROUP BY variant.sku`;
  return Object.fromEntries(rows.map(({ sku, steps }) => [sku, steps]));
}

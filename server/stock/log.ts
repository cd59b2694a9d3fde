import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { sql } from '#server/engine/database/sql.ts';
import type { LogSource } from '#server/log/log-source.ts';

/** Counts that people and keys changed. What an order takes is told by the order. */
export const stockLog: LogSource = {
  name: 'stock',
  sections: ['stock'],
  needs: 'stock:read',
  idType: 'bigint',
  rows: sql`
    SELECT entry.id, entry.at, entry.actor, 'stock' AS section, 'stock' AS kind, variant.sku AS ref, entry.reason AS verb,
           concat_ws(', ', product.title, nullif(variant.title, ${soleVariantTitle})) AS label, NULL AS note, NULL AS currency,
           jsonb_build_object('on_hand', entry.on_hand - entry.delta_on_hand) AS before,
           jsonb_build_object('on_hand', entry.on_hand) AS after
    FROM stock_ledger AS entry JOIN variant ON variant.id = entry.variant_id JOIN product ON product.id = variant.product_id
    WHERE entry.actor IS NOT NULL AND entry.delta_on_hand <> 0 AND entry.reason <> 'sold'`,
};

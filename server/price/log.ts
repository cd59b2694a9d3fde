import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { sql } from '#server/engine/database/sql.ts';
import type { LogSource } from '#server/log/log-source.ts';

/** Prices that people and keys set, beside the price before. */
export const priceLog: LogSource = {
  name: 'price',
  sections: ['prices'],
  needs: 'piece:price',
  idType: 'bigint',
  rows: sql`
    SELECT price.id, price.since AS at, price.actor, 'prices' AS section, 'price' AS kind, variant.sku AS ref, 'changed' AS verb,
           concat_ws(', ', product.title, nullif(variant.title, ${soleVariantTitle})) AS label, NULL AS note, price.currency,
           (SELECT jsonb_build_object('price_amount', earlier.amount) FROM price_history AS earlier
            WHERE earlier.variant_id = price.variant_id AND (earlier.since, earlier.id) < (price.since, price.id)
            ORDER BY earlier.since DESC, earlier.id DESC LIMIT 1) AS before,
           jsonb_build_object('price_amount', price.amount) AS after
    FROM price_history AS price JOIN variant ON variant.id = price.variant_id JOIN product ON product.id = variant.product_id
    WHERE price.actor IS NOT NULL`,
};

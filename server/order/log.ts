import { sql } from '#server/engine/database/sql.ts';
import type { LogSource } from '#server/log/log-source.ts';

/** What people and keys did with orders, by their numbers alone. */
export const orderLog: LogSource = {
  name: 'order',
  sections: ['orders'],
  needs: 'order:read',
  idType: 'text',
  rows: sql`
    SELECT event.id, event.at, event.actor, 'orders' AS section, 'order' AS kind, orders.public_id AS ref, event.kind AS verb,
           orders.number_prefix || orders.number AS label, event.note, orders.currency,
           NULL::jsonb AS before, NULL::jsonb AS after
    FROM order_event AS event JOIN orders ON orders.id = event.order_id
    WHERE event.actor ~ '^(desk|key)'`,
};

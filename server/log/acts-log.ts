import { logSections } from '#contract/log/log-entry.ts';
import { sql } from '#server/engine/database/sql.ts';
import type { LogSource } from './log-source.ts';

/** Whatever has no history of its own: `prisma/capture/log.sql` says which tables, and what it tells of each. */
export const actsLog: LogSource = {
  name: 'act',
  sections: logSections.filter((section) => section !== 'orders' && section !== 'stock'),
  needs: 'log:read',
  idType: 'bigint',
  rows: sql`
    SELECT desk_act.id, desk_act.at, desk_act.actor, desk_act.section, desk_act.kind, desk_act.ref, desk_act.verb,
           NULL AS note, desk_act.before, desk_act.after, NULL AS currency,
           CASE WHEN desk_act.label <> '' THEN desk_act.label
                WHEN desk_act.kind = 'member' THEN (SELECT name FROM "user" WHERE id = desk_act.ref)
                WHEN desk_act.kind = 'scheduled_price' THEN (
                  SELECT product.title FROM variant JOIN product ON product.id = product_id WHERE variant.id = desk_act.ref)
                WHEN desk_act.kind IN ('photograph', 'review', 'question') THEN (SELECT title FROM product WHERE id = desk_act.ref)
                ELSE '' END AS label
    FROM desk_act`,
};

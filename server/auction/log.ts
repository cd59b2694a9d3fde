import { sql } from '#server/engine/database/sql.ts';
import type { LogSource } from '#server/log/log-source.ts';

/** What the house did with its lots. */
export const lotLog: LogSource = {
  name: 'lot',
  sections: ['auctions'],
  needs: 'lot:read',
  idType: 'text',
  rows: sql`
    SELECT event.id, event.at, event.actor, 'auctions' AS section, 'lot' AS kind, auction.id AS ref, event.kind AS verb,
           'Lot ' || auction.lot_number || ', ' || auction.title AS label, event.note, NULL AS currency,
           NULL::jsonb AS before, NULL::jsonb AS after
    FROM lot_event AS event JOIN auction ON auction.id = event.auction_id
    WHERE event.actor ~ '^(desk|key)'`,
};

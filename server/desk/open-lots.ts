import type { OpenLot } from '#contract/desk/desk.ts';
import type { Tx } from '#server/engine/database/database.ts';

const shown = 12;

/** The lots that take bids, the first to close first. */
export async function readOpenLots(db: Tx): Promise<OpenLot[]> {
  return db.$queryRaw<OpenLot[]>`
    SELECT id, slug, lot_number AS "lotNumber", title, images -> 0 ->> 'file' AS "imageFile"
    FROM auction WHERE state = 'open' ORDER BY ends_at, id LIMIT ${shown}`;
}

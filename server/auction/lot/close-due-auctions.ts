import { isLockTimeout } from '#server/engine/database/away.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { closeAuction } from './close-auction.ts';
import { noteEnds } from './lot-ends.ts';

/** So many are closed before it is looked again which have ended meanwhile. */
const most = 100;
const lanes = 4;
/** A lot that somebody else has for longer is left until the next look, so that it delays no other. */
const waitMs = 250;

export const closeDueAuctions: DueWork = {
  name: 'close due lots',
  due: Prisma.sql`SELECT min(ends_at) FROM auction WHERE state = 'open'`,
  async run() {
    const tried = new Set<string>();
    const failures: unknown[] = [];
    for (let rows = await takeDue(tried); rows.length > 0; rows = await takeDue(tried)) {
      await eachPiece(rows, closeInOrder, { lanes }).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};

/** Each lot that is due and not `tried` yet by itself, but those of one sale together, in its order. */
async function takeDue(tried: Set<string>): Promise<string[][]> {
  await noteEnds();
  const due = await readRows<{ id: string; saleId: string | null }>`
    SELECT id, sale_id AS "saleId" FROM auction
    WHERE state = 'open' AND ends_at <= clock_timestamp() AND id <> ALL (${[...tried]}::text[])
    ORDER BY ends_at, sale_position NULLS LAST LIMIT ${most}`;
  const rows = new Map<string, string[]>();
  for (const { id, saleId } of due) {
    tried.add(id);
    rows.set(saleId ?? id, [...(rows.get(saleId ?? id) ?? []), id]);
  }
  return [...rows.values()];
}

async function closeInOrder(row: readonly string[]): Promise<void> {
  try {
    for (const id of row) await closeAuction(id, waitMs);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  }
}

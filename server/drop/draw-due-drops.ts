import { setImmediate as turn } from 'node:timers/promises';
import { drawOrder, rootOf } from '#domain/drop/draw.ts';
import { nextState } from '#domain/drop/drop-phase.ts';
import { readRows, statements, writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { drawCrypto } from './node-crypto.ts';
import { mixPublicNumber } from './public-number.ts';

interface Closed {
  secret: string;
  root: string;
  ids: string[];
}

/**
 * Closes a drop's tickets when its moment has come, draws their order and opens the door. Each step is committed by itself
 * and comes to the same whoever does it, so that a process that dies leaves it to another.
 */
export async function drawDrop(id: string): Promise<void> {
  const closed = await closeTickets(id);
  if (!closed) return;
  const publicNumber = await mixPublicNumber(id);
  const order = await drawOrder(closed.ids, { ...closed, publicNumber }, drawCrypto, () => turn());
  await storeOrder(id, order, publicNumber);
}

/** Publishes what the tickets come to before the number that orders them is told. @returns null if there is nothing to draw */
async function closeTickets(id: string): Promise<Closed | null> {
  await writeRows`
    UPDATE drop SET state = ${nextState('announced')}, tickets_closed_at = clock_timestamp(), drawn_count = entry_count,
      last_place = entry_count, told_entries = entry_count, told_at = clock_timestamp()
    WHERE id = ${id} AND state = 'announced' AND opens_at <= clock_timestamp()`;
  const [row] = await readTickets(id);
  if (!row) return null;
  const ids = row.tickets?.split('\n') ?? [];
  if (row.root !== null) return { secret: row.secret, root: row.root, ids };
  const root = await rootOf(ids, drawCrypto);
  await writeRows`UPDATE drop SET root = ${root} WHERE id = ${id} AND state = 'drawing' AND root IS NULL`;
  return { secret: row.secret, root, ids };
}

/** Whoever came after the close has a place already. One text, since fifty thousand values would be taken apart at once. */
const readTickets = (id: string) => readRows<{
  secret: string;
  root: string | null;
  tickets: string | null;
}>`
  SELECT secret, root,
    (SELECT string_agg(id, E'\n' ORDER BY id COLLATE "C") FROM drop_entry
     WHERE drop_id = drop.id AND NOT EXISTS (SELECT FROM drop_turn WHERE entry_id = drop_entry.id)) AS tickets
  FROM drop WHERE id = ${id} AND state = 'drawing'`;

function storeOrder(id: string, order: readonly string[], publicNumber: string | null): Promise<void> {
  return statements(async (tx) => {
    const [drop] = await tx.$queryRaw<{ drawnCount: number; publicNumber: string | null }[]>`
      SELECT drawn_count AS "drawnCount", public_number AS "publicNumber" FROM drop WHERE id = ${id} AND state = 'drawing' FOR NO KEY UPDATE`;
    if (!drop) return;
    // Another process may have read it while this one gave up.
    if (drop.publicNumber !== publicNumber)
      throw new Error('The public number came after this draw: it is drawn again.');
    if (drop.drawnCount !== order.length) throw new Error('The draw is not of the tickets that were closed.');
    await tx.$executeRaw`
      INSERT INTO drop_turn (drop_id, place, entry_id)
      SELECT ${id}, place, entry_id
      FROM unnest(string_to_array(${order.join('\n')}, E'\n')) WITH ORDINALITY AS drawn (entry_id, place)`;
    // Rounded up to the column's milliseconds, the first turn would come later than now.
    await tx.$executeRaw`
      UPDATE drop SET state = ${nextState('drawing')}, opened_at = clock_timestamp(),
        next_at = date_trunc('milliseconds', clock_timestamp()),
        look_at = clock_timestamp()
      WHERE id = ${id}`;
  });
}

export const drawDueDrops: DueWork = {
  name: 'draw drops',
  due: Prisma.sql`SELECT min(opens_at) FROM drop WHERE state IN ('announced', 'drawing')`,
  async run() {
    const due = await readRows<{ id: string }>`
      SELECT id FROM drop WHERE state IN ('announced', 'drawing') AND opens_at <= clock_timestamp()
      ORDER BY opens_at LIMIT 20`;
    await eachPiece(due, ({ id }) => drawDrop(id));
  },
};

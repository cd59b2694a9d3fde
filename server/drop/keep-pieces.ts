import { readRows, writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/**
 * Counts a drop's pieces as its own from the moment when they can be had in it only; what was sold before isn't in it. A drop
 * with nothing left still opens: an order that is cancelled until then gives its pieces back to it. Who may take a piece is
 * judged by `kept_from` itself, however late this comes.
 */
const keepPieces = (id: string) => writeRows`
  UPDATE drop SET kept_at = clock_timestamp(), told_at = clock_timestamp(),
    available = stock.on_hand - stock.reserved, held = stock.reserved, size = stock.on_hand
  FROM (
    SELECT coalesce(sum(on_hand), 0)::int AS on_hand, coalesce(sum(reserved), 0)::int AS reserved
    FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = ${id}
  ) AS stock
  WHERE id = ${id} AND kept_at IS NULL AND state <> 'over'`;

export const keepPiecesWhenDue: DueWork = {
  name: 'keep pieces for drops',
  due: Prisma.sql`SELECT min(kept_from) FROM drop WHERE kept_at IS NULL AND state <> 'over'`,
  async run() {
    const due = await readRows<{ id: string }>`
      SELECT id FROM drop WHERE kept_at IS NULL AND state <> 'over' AND kept_from <= clock_timestamp()
      ORDER BY kept_from LIMIT 50`;
    await eachPiece(due, ({ id }) => keepPieces(id));
  },
};

/** Who looks at a drop is told how many wait and what is left, at most once a second for each. */
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { letPeopleIn } from './let-people-in.ts';

/** Everybody in the room is told how many they are. */
export const tellEntries: DueWork = {
  name: 'tell how many wait for drops',
  due: Prisma.sql`SELECT min(told_at) + interval '1 second' FROM drop WHERE told_entries <> entry_count`,
  async run() {
    await writeRows`
      UPDATE drop SET told_entries = entry_count, told_at = clock_timestamp()
      WHERE told_entries <> entry_count AND told_at <= clock_timestamp() - interval '1 second'`;
  },
};

/** What is left of a drop follows its stock, also before its door is open and while nobody waits. */
export const tellWhatIsLeft: DueWork = {
  name: 'tell what is left of drops',
  isPrompt: true,
  due: Prisma.sql`
    SELECT min(told_at) + interval '1 second' FROM drop WHERE state <> 'over' AND (available, held) <> (
      SELECT coalesce(sum(on_hand - reserved), 0), coalesce(sum(reserved), 0)
      FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = drop.id)`,
  async run() {
    const told = await readRows<{ id: string; isOpen: boolean }>`
      SELECT id, state = 'open' AS "isOpen" FROM drop
      WHERE state <> 'over' AND told_at <= clock_timestamp() - interval '1 second' AND (available, held) <> (
        SELECT coalesce(sum(on_hand - reserved), 0), coalesce(sum(reserved), 0)
        FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = drop.id)
      ORDER BY told_at LIMIT 50`;
    for (const { id, isOpen } of told) {
      // Of an open one more may follow: the next may come in, or it is over.
      if (isOpen) await letPeopleIn(id);
      else await tellBeforeItOpens(id);
    }
  },
};

const tellBeforeItOpens = (id: string) => writeRows`
  UPDATE drop SET available = stock.on_hand - stock.reserved, held = stock.reserved, told_at = clock_timestamp(),
    size = CASE WHEN kept_at IS NULL THEN stock.on_hand ELSE greatest(size, stock.on_hand) END
  FROM (
    SELECT coalesce(sum(on_hand), 0)::int AS on_hand, coalesce(sum(reserved), 0)::int AS reserved
    FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = ${id}
  ) AS stock
  WHERE id = ${id} AND state NOT IN ('open', 'over')`;

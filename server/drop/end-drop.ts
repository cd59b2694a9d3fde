import { writeRows } from '#server/database/statement.ts';

/** Ends a drop before its time: what is left of it is sold to anybody. @returns false if it was over */
export async function endDrop(id: string): Promise<boolean> {
  const ended = await writeRows`
    UPDATE drop SET state = 'over', over_at = clock_timestamp() WHERE id = ${id} AND state <> 'over' RETURNING 1`;
  return ended.length > 0;
}

/** The statements by which a process reads the table `change`, and ends what was sent. */
import { readRows, readRowsWithin } from '#server/engine/database/statement.ts';
import type { ProcessRegister } from './process-register.ts';
import type { Waiting } from './waiting-changes.ts';

export type ChangeRow = Pick<Waiting, 'topic' | 'ids' | 'waitedMs'>;

export interface ChangeTable {
  /**
   * Rows after that number, at most `rowsAtOnce`, by topic.
   *
   * @param oldestUnseen leaves out what transactions before this one wrote
   * @throws NoAnswer after `ms`
   */
  read(asked: { after: number; oldestUnseen: string | null; ms: number }): Promise<ChangeRow[]>;
  /** The oldest running transaction, or the next one: all before it have ended. @throws NoAnswer after `ms` */
  oldestRunning(ms: number): Promise<string | null>;
  /**
   * Deletes these rows unless another process lives, and counts up the versions of `uncounted`, at once.
   *
   * @returns whether no other process lives
   */
  end(ids: readonly number[], uncounted: readonly string[], own: Own): Promise<boolean>;
  delete(ids: readonly number[]): Promise<void>;
}
type Own = Pick<ProcessRegister, 'id' | 'livesMs'>;

export const rowsAtOnce = 10_000;

export const changeTable: ChangeTable = {
  read: ({ after, oldestUnseen, ms }) => readRowsWithin(ms)<ChangeRow>`
    SELECT topic, array_agg(id::float8) AS ids,
           (extract(epoch FROM clock_timestamp() - min(at)) * 1000)::float8 AS "waitedMs"
    FROM (
      SELECT id, topic, at FROM change
      WHERE id > ${after} AND (${oldestUnseen}::xid IS NULL OR age(xmin) <= age(${oldestUnseen}::xid))
      ORDER BY id LIMIT ${rowsAtOnce}
    ) AS due
    GROUP BY topic ORDER BY min(id)`,

  async oldestRunning(ms) {
    const [row] = await readRowsWithin(ms)<{
      xid: string;
    }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::xid::text AS xid`;
    return row?.xid ?? null;
  },

  async end(ids, uncounted, { id, livesMs }) {
    // A process that registers later reads state newer than these rows.
    const [row] = await readRows<{ alone: boolean }>`
      WITH other AS (
        SELECT FROM server_process WHERE id <> ${id} AND seen_at > clock_timestamp() - ${livesMs} * interval '1 ms'
      ), sent AS (
        DELETE FROM change WHERE id = ANY (${ids}::bigint[]) AND NOT EXISTS (SELECT FROM other)
      ), counted AS (
        INSERT INTO topic_version (topic) SELECT unnest(${uncounted}::text[]) ORDER BY 1
        ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1
      )
      SELECT NOT EXISTS (SELECT FROM other) AS alone`;
    return row?.alone ?? true;
  },

  async delete(ids) {
    await readRows`DELETE FROM change WHERE id = ANY (${ids}::bigint[])`;
  },
};

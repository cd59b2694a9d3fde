/** What a process had taken up when it was killed is due again as soon as the others can tell that it is gone. */

import { sql } from '#server/engine/database/sql.ts';
import { readRows, readSql } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import type { ReleaseClaims } from '#server/engine/work/claims.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { livesMs } from './process-register.ts';

/**
 * Processes that were silent for long enough while another one was not: after a database outage nobody counts as gone
 * too early.
 */
const gone = sql`
  FROM server_process
  WHERE released_at IS NULL AND seen_at <= clock_timestamp() - ${livesMs} * interval '1 ms'
    AND EXISTS (SELECT FROM server_process AS other
                WHERE other.steady_since <= clock_timestamp() - ${livesMs} * interval '1 ms'
                  AND other.seen_at > clock_timestamp() - ${livesMs / 2} * interval '1 ms')`;

export function takeOverLeftWork(releases: readonly ReleaseClaims[]): DueWork {
  return {
    name: 'take over what a process left',
    // One that goes on saying so moves the moment on.
    due: sql`
      SELECT min(greatest(process.seen_at, other.steady_since)) + ${livesMs} * interval '1 ms'
      FROM server_process AS process JOIN server_process AS other ON other.id <> process.id
      WHERE process.released_at IS NULL AND other.seen_at > clock_timestamp() - ${livesMs / 2} * interval '1 ms'`,
    async run() {
      for (const { id } of await readSql<{ id: string }>(sql`SELECT id ${gone}`)) {
        log().warn({ process: id }, 'a process is gone: what it had taken up is due again');
        for (const release of releases) await release(id);
        // A process that lives after all undoes this with its next sign.
        await readRows`
          UPDATE server_process SET released_at = clock_timestamp()
          WHERE id = ${id} AND seen_at <= clock_timestamp() - ${livesMs} * interval '1 ms'`;
      }
    },
  };
}

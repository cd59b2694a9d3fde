import { writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

const batchSize = 500;

/** Deletes sessions at their end, which every process hears of: their sockets are closed. */
export const endDueSessions: DueWork = {
  name: 'end sessions',
  due: Prisma.sql`SELECT min(expires_at) FROM session`,
  async run() {
    await writeRows`
      DELETE FROM session WHERE id = ANY (ARRAY(
        SELECT id FROM session WHERE expires_at <= clock_timestamp()
        ORDER BY expires_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))`;
  },
};

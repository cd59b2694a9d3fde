import { writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** Marks keys that have expired, which every process hears of: their sockets are closed. */
export const endDueKeys: DueWork = {
  name: 'end keys',
  due: Prisma.sql`SELECT min(expires_at) FROM api_key WHERE revoked_at IS NULL`,
  async run() {
    await writeRows`
      UPDATE api_key SET revoked_at = clock_timestamp()
      WHERE revoked_at IS NULL AND expires_at <= clock_timestamp()`;
  },
};

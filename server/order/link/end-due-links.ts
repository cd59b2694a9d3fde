import { writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

const batchSize = 500;

/**
 * Marks links whose time is over, which every process hears of: pages that are open by them close. The order is locked
 * too, since whoever ends its links locks it first.
 */
export const endDueLinks: DueWork = {
  name: 'end links',
  due: Prisma.sql`SELECT min(expires_at) FROM order_link WHERE revoked_at IS NULL`,
  async run() {
    await writeRows`
      UPDATE order_link SET revoked_at = clock_timestamp() WHERE id = ANY (ARRAY(
        SELECT order_link.id FROM order_link JOIN orders ON orders.id = order_link.order_id
        WHERE revoked_at IS NULL AND expires_at <= clock_timestamp()
        ORDER BY expires_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))`;
  },
};

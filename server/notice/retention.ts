import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const noticeRetention: readonly RetentionRule[] = [
  {
    what: 'notices',
    after: '365 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM notice WHERE id = ANY (ARRAY(
          SELECT id FROM notice WHERE at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

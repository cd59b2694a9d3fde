import { writeRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const reviewRetention: readonly RetentionRule[] = [
  {
    what: 'reviews that were refused',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM review WHERE id = ANY (ARRAY(
          SELECT id FROM review WHERE state = 'refused' AND decided_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const pushRetention: readonly RetentionRule[] = [
  {
    what: 'push messages that were sent, or could not be',
    after: '7 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM push WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM push WHERE status IN ('sent', 'failed') AND due_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const mailRetention: readonly RetentionRule[] = [
  {
    what: 'mails that were sent, or could not be',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM email WHERE id = ANY (ARRAY(
          SELECT id FROM email WHERE status IN ('sent', 'failed') AND due_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

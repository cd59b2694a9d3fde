import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const dropRetention: readonly RetentionRule[] = [
  {
    what: 'what tickets of a drop were given for',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM drop_entry_mark WHERE ctid = ANY (ARRAY(
          SELECT drop_entry_mark.ctid FROM drop JOIN drop_entry_mark ON drop_id = drop.id
          WHERE over_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE OF drop_entry_mark SKIP LOCKED)) RETURNING 1`),
  },
];

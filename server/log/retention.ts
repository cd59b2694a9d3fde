import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const logRetention: readonly RetentionRule[] = [
  {
    what: 'what people at the desk changed, as the log tells it',
    after: '730 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM desk_act WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM desk_act WHERE at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

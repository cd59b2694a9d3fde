import { writeRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const withdrawalRetention: readonly RetentionRule[] = [
  {
    what: 'statements of withdrawal that were matched to no order',
    after: '1095 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM withdrawal WHERE id = ANY (ARRAY(
          SELECT id FROM withdrawal WHERE status IN ('to_match', 'no_order', 'not_applicable') AND order_id IS NULL
            AND received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const shippingRetention: readonly RetentionRule[] = [
  {
    what: 'carriers’ messages as they came',
    after: '90 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM carrier_message WHERE id = ANY (ARRAY(
          SELECT id FROM carrier_message
          WHERE received_at < clock_timestamp() - ${after}::interval AND status <> 'waiting'
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

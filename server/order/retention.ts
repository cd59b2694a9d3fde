import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const orderRetention: readonly RetentionRule[] = [
  {
    what: 'which messages of payment providers were handled',
    after: '90 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM provider_event WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM provider_event WHERE received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'codes for changing an order',
    after: '2 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM step_up WHERE id = ANY (ARRAY(
          SELECT id FROM step_up WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'links to orders that have ended',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM order_link WHERE id = ANY (ARRAY(
          SELECT id FROM order_link WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

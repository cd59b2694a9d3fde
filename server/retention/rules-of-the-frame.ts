import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

/** What no subject writes. */
export const frameRetention: readonly RetentionRule[] = [
  {
    what: 'answers kept for retries',
    after: '2 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM idempotency_record WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM idempotency_record WHERE started_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'counts of limits whose time is over',
    after: '0 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM limit_count WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM limit_count WHERE ends_at <= clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

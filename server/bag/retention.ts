import { rememberedMs } from '#domain/bag/hold-limits.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const bagRetention: readonly RetentionRule[] = [
  {
    what: 'what somebody held before',
    // As long as the rule of holds asks for it.
    after: `${rememberedMs / 60_000} minutes`,
    forget: async (after) =>
      counted(readRows`
        DELETE FROM hold_clock WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM hold_clock WHERE ends_at <= clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

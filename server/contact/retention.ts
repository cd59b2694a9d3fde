import { writeRows } from '#server/engine/database/statement.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const contactRetention: readonly RetentionRule[] = [
  {
    what: 'messages from the contact page that were answered',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM contact_message WHERE id = ANY (ARRAY(
          SELECT id FROM contact_message WHERE answered_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'messages from the contact page that nobody marked as answered',
    after: '365 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM contact_message WHERE id = ANY (ARRAY(
          SELECT id FROM contact_message WHERE answered_at IS NULL AND received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

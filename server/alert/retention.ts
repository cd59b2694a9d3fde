import { transaction } from '#server/engine/database/database.ts';
import { withTheirPeople } from '#server/retention/forget-people.ts';
import { batchSize, type RetentionRule } from '#server/retention/retention-rule.ts';

export const alertRetention: readonly RetentionRule[] = [
  {
    what: 'alerts whose address was never confirmed',
    after: '2 days',
    forget: (after) => forgetAlerts(after, ['unconfirmed']),
  },
  {
    what: 'who waits for a shop to open that hasn’t opened',
    after: '365 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string }[]>`
          DELETE FROM alert WHERE id = ANY (ARRAY(
            SELECT id FROM alert WHERE kind = 'opening' AND state = 'waiting'
              AND asked_at < clock_timestamp() - ${after}::interval
            LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'alerts that are over',
    after: '30 days',
    forget: (after) => forgetAlerts(after, ['taken', 'lapsed', 'ended']),
  },
];

/** With whoever was known by their address alone, unless something else of theirs is left. */
const forgetAlerts = (after: string, states: readonly string[]): Promise<number> =>
  transaction(async (tx) => {
    const over = await tx.$queryRaw<{ personId: string }[]>`
      DELETE FROM alert WHERE id = ANY (ARRAY(
        SELECT id FROM alert WHERE state = ANY (${states}::text[]) AND state IN ('unconfirmed', 'taken', 'lapsed', 'ended')
          AND coalesce(ended_at, asked_at) < clock_timestamp() - ${after}::interval
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
    return withTheirPeople(tx, over);
  });

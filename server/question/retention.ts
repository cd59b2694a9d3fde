import { transaction } from '#server/engine/database/database.ts';
import { writeRows } from '#server/engine/database/statement.ts';
import { withTheirPeople } from '#server/retention/forget-people.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';

export const questionRetention: readonly RetentionRule[] = [
  {
    what: 'questions whose address was never confirmed',
    after: '2 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string | null }[]>`
          DELETE FROM question WHERE id = ANY (ARRAY(
            SELECT id FROM question WHERE state = 'unconfirmed' AND asked_at < clock_timestamp() - ${after}::interval
            LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'who asked a question by their address alone, once it is answered',
    after: '30 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string | null }[]>`
          UPDATE question SET person_id = NULL FROM (
            SELECT question.id, person_id FROM question JOIN person ON person.id = person_id
            WHERE state IN ('shown', 'refused') AND decided_at < clock_timestamp() - ${after}::interval
              AND kind = 'reference' AND reference LIKE 'mail:%'
            LIMIT ${batchSize} FOR UPDATE OF question SKIP LOCKED) AS old
          WHERE question.id = old.id RETURNING old.person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'questions that were refused',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM question WHERE id = ANY (ARRAY(
          SELECT id FROM question WHERE state = 'refused' AND decided_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

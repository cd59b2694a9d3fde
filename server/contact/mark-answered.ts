import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Takes a message from the desk's list, or puts it back. Safe to repeat.
 * @throws AccessProblem `not_found`
 */
export const markAnswered = (id: string, answered: boolean): Promise<Decision<{ answered: boolean }, never>> =>
  transaction(async (tx) => {
    // One that is put back while the same words came again stays answered: they are on the list already.
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE contact_message SET answered_at = CASE
          WHEN ${answered} THEN coalesce(answered_at, clock_timestamp())
          WHEN EXISTS (SELECT FROM contact_message AS again WHERE again.digest = contact_message.digest
            AND again.answered_at IS NULL AND again.id <> contact_message.id) THEN answered_at END
      WHERE id = ${id} RETURNING id`;
    if (rows.length === 0) throw notFound('message');
    return accept({ answered });
  });

import { transaction } from '#server/engine/database/database.ts';

/**
 * Deletes a question, from the piece's page too. Safe to repeat.
 * @param personId whose it must be; null for whoever has its key
 * @returns false if there is no such question of theirs
 */
export const withdrawQuestion = (id: string, personId: string | null): Promise<boolean> =>
  transaction(async (tx) => {
    const { count } = await tx.question.deleteMany({ where: { id, ...(personId === null ? {} : { personId }) } });
    return count > 0;
  });

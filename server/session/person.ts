import { database, transaction } from '#server/engine/database/database.ts';
import { personalData } from '#server/retention/subjects-data.ts';

/** Finds the person that `who` names, or makes them on first sight. Idempotent under races. */
async function personOf(who: { userId: string } | { reference: string }, kind: string): Promise<string> {
  const select = { id: true };
  const known = await database().person.findUnique({ where: who, select });
  if (known) return known.id;
  // An upsert asks first and then inserts, and fails for the second of two who do so at once.
  await database().person.createMany({ data: [{ ...who, kind }], skipDuplicates: true });
  return (await database().person.findUniqueOrThrow({ where: who, select })).id;
}

export const personOfUser = (userId: string, kind: 'guest' | 'account'): Promise<string> => personOf({ userId }, kind);

/** The person behind an external reference: the same reference is always the same person. */
export const personOfReference = (reference: string): Promise<string> => personOf({ reference }, 'reference');

/** Gives whatever a guest has to their account (`guest-to-account.test` holds each subject to that). */
export async function mergePersons(fromUserId: string, toUserId: string): Promise<void> {
  const to = await personOfUser(toUserId, 'account');
  const subjects = await personalData();
  await transaction(async (tx) => {
    const from = await tx.person.findUnique({ where: { userId: fromUserId }, select: { id: true } });
    if (!from || from.id === to) return;
    for (const subject of subjects) await subject.give?.(tx, { from: from.id, to });
  });
}

import type { Tx } from '#server/engine/database/database.ts';
import { personalData } from '#server/retention/subjects-data.ts';

/** What is counted, owed or public stays, without the person's name, address or words. */
export async function forgetPerson(tx: Tx, personId: string, known: readonly (string | null)[]): Promise<void> {
  const addresses = known.filter((address) => address !== null);
  for (const subject of await personalData()) await subject.forget?.(tx, { personId, addresses });
  await tx.person.update({
    where: { id: personId },
    data: { userId: null, kind: 'deleted', readyToBidAt: null, reference: null },
  });
}

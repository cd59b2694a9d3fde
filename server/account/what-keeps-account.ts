import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { personalData } from '#server/retention/subjects-data.ts';

/** Why an account can't be deleted yet, as sentences; empty if it can. */
export async function whatKeepsAccount(personId: string, db: Statements = database()): Promise<string[]> {
  const reasons: string[] = [];
  for (const subject of await personalData()) reasons.push(...((await subject.keepsAccount?.(personId, db)) ?? []));
  return reasons;
}

import type { OwnPasskey } from '#contract/session/passkey.ts';
import type { Tx } from '#server/engine/database/database.ts';

interface Row {
  personId: string;
  id: string;
  name: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** The passkeys of each person's account, newest first. */
export async function readOwnPasskeys(db: Tx, personIds: string[]): Promise<Map<string, OwnPasskey[]>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT person.id AS "personId", passkey.id, passkey.name, passkey.created_at AS "createdAt",
           passkey.last_used_at AS "lastUsedAt"
    FROM person JOIN passkey ON passkey.user_id = person.user_id
    WHERE person.id = ANY (${personIds}::text[]) ORDER BY passkey.created_at DESC, passkey.id`;
  const found = new Map<string, OwnPasskey[]>();
  for (const { personId, id, name, createdAt, lastUsedAt } of rows) {
    const own = found.get(personId) ?? [];
    own.push({
      id,
      name: name ?? 'Passkey',
      addedAt: createdAt.toISOString(),
      usedAt: lastUsedAt?.toISOString() ?? null,
    });
    found.set(personId, own);
  }
  return found;
}

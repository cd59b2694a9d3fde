import type { ListedKey } from '#contract/api-key/api-key.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';

export async function readApiKeys(): Promise<ListedKey[]> {
  const keys = await database().apiKey.findMany({ orderBy: { createdAt: 'desc' }, take: 100 });
  return keys.map(({ id, name, scopes, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    state: stateOf({ revokedAt, expiresAt }),
  }));
}

/** A key that has expired is marked as ended too, a moment later. */
function stateOf({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null }): ListedKey['state'] {
  const endedAt = revokedAt ?? databaseNow();
  if (expiresAt && expiresAt <= endedAt) return 'expired';
  return revokedAt ? 'ended' : 'works';
}

import type { ListedKey } from '#contract/desk/api-key.ts';
import { database } from '#server/database/database.ts';

export async function readApiKeys(): Promise<ListedKey[]> {
  const keys = await database().apiKey.findMany({ orderBy: { createdAt: 'desc' }, take: 100 });
  return keys.map(({ id, name, scopes, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    state: revokedAt ? 'ended' : expiresAt && expiresAt <= new Date() ? 'expired' : 'works',
  }));
}

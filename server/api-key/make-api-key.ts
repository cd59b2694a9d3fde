import { createHash, randomBytes } from 'node:crypto';
import type { MakeKey } from '#contract/desk/api-key.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { crowdKeyName } from '#server/session/demo/end-demo.ts';

/** Names that mean something to the shop itself. */
const ownNames: readonly string[] = [crowdKeyName, 'environment'];

/** Makes a key, of which the database keeps the SHA-256 alone. Refuses `invalid` for a name of the shop's own. */
export async function makeApiKey(
  { personId }: PersonActor,
  { name, scopes, days }: MakeKey,
): Promise<Decision<{ key: string }, Problem>> {
  if (ownNames.includes(name.toLowerCase())) {
    return refuse({ code: 'invalid', message: 'The shop itself uses this name. Choose another.', field: 'name' });
  }
  const key = `md_${randomBytes(32).toString('base64url')}`;
  const maker = await database().person.findUnique({ where: { id: personId }, select: { userId: true } });
  await database().apiKey.create({
    data: {
      name,
      scopes,
      keyHash: createHash('sha256').update(key).digest('hex'),
      madeBy: maker?.userId ?? null,
      expiresAt: days === null ? null : new Date(Date.now() + days * 86_400_000),
    },
  });
  return accept({ key });
}

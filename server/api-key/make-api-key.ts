import { createHash, randomBytes } from 'node:crypto';
import type { MakeKey } from '#contract/api-key/api-key.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { crowdKeyName } from '#server/session/demo/end-demo.ts';
import { lockStaff } from '#server/session/staff/read-staff.ts';
import { AccessProblem } from '#server/web/problem.ts';

/** Names that mean something to the shop itself. */
const ownNames: readonly string[] = [crowdKeyName, 'environment'];

/**
 * Makes a key, of which the database keeps the SHA-256 alone. What a key has sent is known by its name: with another's, the
 * two would be given each other's orders for one `Idempotency-Key`. Refuses `invalid` for a name that a working key has, and
 * for the shop's own.
 * @throws AccessProblem `forbidden` for what its maker may not do
 */
export async function makeApiKey(
  maker: PersonActor,
  { name, scopes, days }: MakeKey,
): Promise<Decision<{ key: string }, Problem>> {
  requireScopes(maker, scopes);
  if (ownNames.includes(name.toLowerCase())) {
    return refuse({ code: 'invalid', message: 'The shop itself uses this name. Choose another.', field: 'name' });
  }
  const key = `md_${randomBytes(32).toString('base64url')}`;
  const { userId } = await database().person.findUniqueOrThrow({
    where: { id: maker.personId },
    select: { userId: true },
  });
  return transaction(async (tx) => {
    // They may have been removed since the request came.
    const now = (await lockStaff(tx)).find(({ personId }) => personId === maker.personId);
    requireScopes({ ...maker, roles: now?.roles ?? [] }, ['key:manage', ...scopes]);
    await tx.$executeRaw`LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE`;
    const working = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: await readDatabaseClock(tx) } }] };
    if ((await tx.apiKey.count({ where: { name: { equals: name, mode: 'insensitive' }, ...working } })) > 0)
      return refuse(nameTaken);
    await tx.apiKey.create({
      data: {
        name,
        scopes,
        keyHash: createHash('sha256').update(key).digest('hex'),
        madeBy: userId,
        expiresAt: days === null ? null : new Date(Date.now() + days * 86_400_000),
      },
    });
    return accept({ key });
  });
}

function requireScopes(maker: PersonActor, scopes: readonly Permission[]): void {
  if (scopes.every((scope) => can(maker, scope))) return;
  throw new AccessProblem('forbidden', 'A key can’t be given what you may not do yourself.', { field: 'scopes' });
}

const nameTaken: Problem = {
  code: 'invalid',
  message: 'Another active key has this name. Choose another name, or end that key first.',
  field: 'name',
};

import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { statements, writeRows } from '#server/engine/database/statement.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { isPlaceholder } from '#server/session/address/claim-address.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { passkeyWantedOf, proofWantedOf } from '#server/session/prove.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { securityLog } from '#server/web/security-log.ts';
import { mailPasskeyChange } from './mail-passkey-change.ts';

/**
 * Safe to repeat. Refuses `step_up_required` for a merchant who has come without their passkey.
 * @throws AccessProblem `not_found`, `too_many`
 */
export async function renamePasskey(
  actor: PersonActor,
  { id, name }: { id: string; name: string },
): Promise<Decision<{ renamed: true }, Problem>> {
  const { personId } = actor;
  await takeFrom(sessionLimits.passkeyChanges, personId);
  const problem = await passkeyWantedOf(actor);
  if (problem) return refuse(problem);
  const renamed = await writeRows`
    UPDATE passkey SET name = ${name} FROM person
    WHERE passkey.id = ${id} AND person.user_id = passkey.user_id AND person.id = ${personId} RETURNING 1`;
  if (renamed.length === 0) throw new AccessProblem('not_found', 'This passkey isn’t there any more.');
  return accept({ renamed: true });
}

/**
 * From now on it opens nothing, and its owner is told by mail; who is signed in with it stays so. One that is gone already
 * is no problem. Refuses `step_up_required` as `beginPasskey` does, and `last_way_in` for the only way into the account.
 * @throws AccessProblem `too_many`
 */
export async function removePasskey(
  actor: PersonActor,
  id: string,
  headers: Headers,
): Promise<Decision<{ removed: true }, Problem>> {
  await takeFrom(sessionLimits.passkeyChanges, actor.personId);
  const problem = await proofWantedOf(actor);
  if (problem) return refuse(problem);
  const outcome = await statements(async (tx) => {
    // Two that are removed at once wait for each other here.
    const [user] = await tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT "user".id, "user".email FROM "user" JOIN person ON person.user_id = "user".id
      WHERE person.id = ${actor.personId} FOR UPDATE OF "user"`;
    if (!user) return null;
    const [ways] = await tx.$queryRaw<{ passkeys: number; password: boolean }[]>`
      SELECT (SELECT count(*) FROM passkey WHERE user_id = ${user.id})::int AS passkeys,
             EXISTS (SELECT FROM account WHERE user_id = ${user.id} AND password IS NOT NULL) AS password`;
    if (ways && isLastWayIn({ ...ways, mail: !isPlaceholder(user.email) })) return lastWayIn;
    const [gone] = await tx.$queryRaw<{ name: string | null }[]>`
      DELETE FROM passkey WHERE id = ${id} AND user_id = ${user.id} RETURNING name`;
    await tx.$executeRaw`
      UPDATE session SET by_passkey = false
      WHERE user_id = ${user.id} AND by_passkey AND NOT EXISTS (SELECT FROM passkey WHERE user_id = ${user.id})`;
    return gone ?? null;
  });
  if (outcome && 'code' in outcome) return refuse(outcome);
  if (!outcome) return accept({ removed: true });
  securityLog('account.changed', { personId: actor.personId, what: 'passkey removed' });
  await mailPasskeyChange(actor, { kind: 'removed', name: outcome.name ?? 'Passkey' }, headers);
  return accept({ removed: true });
}

/** How many passkeys there are, and what else opens the account. A confirmed address always does, by mail. */
interface WaysIn {
  passkeys: number;
  password: boolean;
  mail: boolean;
}

const isLastWayIn = ({ passkeys, password, mail }: WaysIn): boolean => passkeys === 1 && !password && !mail;

const lastWayIn: Problem = {
  code: 'last_way_in',
  message: 'This is the only way into your account. Confirm your email address or set a password first.',
};

import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { isPlaceholder } from '#server/session/address/claim-address.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { proofWantedOf } from '#server/session/prove.ts';
import { securityLog } from '#server/web/security-log.ts';

interface Owner {
  id: string;
  email: string;
  verified: boolean;
  codes: boolean | null;
}

/**
 * From now on no password opens the account; sessions go on, and its owner is told by mail. One that is gone already is no
 * problem. Refuses `step_up_required` as `beginPasskey` does, `forbidden` for a demo account, `codes_need_password`, and `last_way_in` where neither a
 * passkey nor a confirmed address is left.
 * @throws AccessProblem `too_many`
 */
export async function removePassword(actor: PersonActor): Promise<Decision<{ removed: true }, Problem>> {
  const { personId } = actor;
  await takeFrom(sessionLimits.passkeyChanges, personId);
  if (isDemoAddress(actor.email)) return refuse(sharedAccount);
  const problem = await proofWantedOf(actor);
  if (problem) return refuse(problem);
  const outcome = await transaction(async (tx) => {
    // A passkey that is removed at the same time waits here, and then is the last way in.
    const [user] = await tx.$queryRaw<Owner[]>`
      SELECT "user".id, "user".email, "user".email_verified AS verified, "user".two_factor_enabled AS codes
      FROM "user" JOIN person ON person.user_id = "user".id
      WHERE person.id = ${personId} FOR UPDATE OF "user"`;
    if (!user) return null;
    if (user.codes) return codesNeedPassword;
    // In a statement after the lock: it sees what the transaction before it has left.
    const passkeys = await tx.passkey.count({ where: { userId: user.id } });
    if (passkeys === 0 && isPlaceholder(user.email)) return lastWayIn;
    const gone = await tx.$executeRaw`
      DELETE FROM account WHERE user_id = ${user.id} AND provider_id = 'credential' AND password IS NOT NULL`;
    if (gone > 0 && user.verified) await tx.email.create({ data: { recipient: user.email, ...passwordRemoved() } });
    return gone > 0 ? 'removed' : null;
  });
  if (outcome && outcome !== 'removed') return refuse(outcome);
  if (outcome) securityLog('account.changed', { personId, what: 'password removed' });
  return accept({ removed: true });
}

const sharedAccount: Problem = { code: 'forbidden', message: 'This is a demo account, which others use too.' };

const codesNeedPassword: Problem = {
  code: 'codes_need_password',
  message: 'An authenticator app needs a password. Turn the codes off first, then remove the password.',
};

const lastWayIn: Problem = {
  code: 'last_way_in',
  message: 'Your password is the only way into your account. Confirm your email address or add a passkey first.',
};

const passwordRemoved = () =>
  letter({
    title: 'Your password was removed',
    body: 'You now sign in with an emailed link or a passkey. If this wasn’t you, choose a new password straight away, which signs out every device, and remove any passkeys you don’t recognise on your account page.',
    action: { label: 'Choose a new password', link: `${shopUrl()}/forgotten-password` },
    why: 'You’re getting this because the password of your account was removed.',
  });

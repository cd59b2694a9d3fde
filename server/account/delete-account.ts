import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { stopAllAlerts } from '#server/alert/stop-alert.ts';
import { transaction } from '#server/engine/database/database.ts';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { letter } from '#server/mail/letter.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { forgetLinks } from '#server/session/link-cookies.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { lockStaff } from '#server/session/staff/read-staff.ts';
import { setRoles } from '#server/session/staff/set-roles.ts';
import { securityLog } from '#server/web/security-log.ts';
import { readAccountState } from './account-state.ts';
import { forgetPerson } from './forget-person.ts';
import { whatKeepsAccount } from './what-keeps-account.ts';

/**
 * Deletes the account of whoever is signed in. Orders, invoices and bids stay without a name or an address
 * (docs/retention.md). Without the password the account's address is to be typed (`invalid`). Refuses `account_in_use` with `reasons`, `signed_out` for a wrong password, `too_many`, and
 * `forbidden` for a demo account.
 * @returns the cookies to set
 */
export async function deleteAccount(
  actor: PersonActor,
  { currentPassword, email }: { currentPassword?: string | undefined; email?: string | undefined },
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const { personId } = actor;
  const problem = await checkPassword(actor, headers, currentPassword);
  if (problem) return refuse(problem);
  if (currentPassword === undefined && email?.toLowerCase() !== actor.email) return refuse(notTheirs);
  const { userId, address } = await readAccountState(personId);
  // Before the person is locked, since their lines' variants are locked first everywhere. A later try of the request has
  // none to stop.
  if ((await whatKeepsAccount(personId)).length === 0) await outsideRequest(() => stopAllAlerts(personId));
  const reasons = await transaction(async (tx) => {
    await lockStaff(tx);
    // Bids and orders lock the person too, so none is made meanwhile.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const kept = await whatKeepsAccount(personId, tx);
    if (kept.length > 0) return kept;
    await setRoles(tx, userId, []);
    await forgetPerson(tx, personId, [address, actor.email]);
    if (address) await tx.email.create({ data: { recipient: address, ...deleted } });
    return [];
  });
  if (reasons.length > 0) {
    return refuse({ code: 'account_in_use', message: reasons.join(' '), reasons });
  }
  const { headers: signedOut } = await askAuth('/sign-out', headers, {});
  await (await auth().$context).internalAdapter.deleteUser(userId);
  securityLog('account.changed', { personId, what: 'deleted' });
  return accept([...signedOut.getSetCookie(), ...forgetLinks(headers)]);
}

const notTheirs: Problem = {
  code: 'invalid',
  message: 'Type this account’s email address as shown on your account page.',
  field: 'email',
};

const deleted = letter({
  title: 'Your account is deleted',
  body: 'Your name, addresses, card, bag, alerts, notices and sign-in are gone. Invoices, and whatever else the law makes us keep, are deleted once the law allows it.',
  why: 'You’re getting this because the account with this address was deleted. It’s the last email about it.',
});

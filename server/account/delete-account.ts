import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { forgetLinks } from '#server/session/link-cookies.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { securityLog } from '#server/web/security-log.ts';
import { eraseAccount } from './erase-account.ts';

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
  const { reasons, userId } = await eraseAccount(personId);
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

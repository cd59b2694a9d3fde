import type { Problem } from '#contract/errors.ts';
import { sessionHints } from '#contract/session.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { securityLog } from '#server/security-log.ts';
import { accountsAt } from '#server/session/accounts-at.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { knownBrowserCookie } from '#server/session/known-browser.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { isCommonPassword } from '#server/session/password/common-password.ts';
import { passwordChanged } from '#server/session/password/forgotten-password.ts';
import { readAccountState } from './account-state.ts';

/**
 * Changes the password and ends the person's other sessions. Refuses `invalid` for a common password, `signed_out` for
 * a wrong one, `too_many`, and `forbidden` for a demo account.
 * @returns the cookies to set: this browser has a new session
 */
export async function changePassword(
  actor: PersonActor,
  wanted: { currentPassword: string; password: string },
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  if (await isCommonPassword(wanted.password)) {
    return refuse({ code: 'invalid', message: sessionHints.password, field: 'password' });
  }
  const problem = await checkPassword(actor, headers, wanted.currentPassword);
  if (problem) return refuse(problem);
  const response = await askAuth('/change-password', headers, {
    currentPassword: wanted.currentPassword,
    newPassword: wanted.password,
    revokeOtherSessions: true,
  });
  if (!response.ok) throw new Error(`A password could not be changed: ${response.status}.`);
  securityLog('account.changed', { personId: actor.personId, what: 'password' });
  const { confirmed } = await readAccountState(actor.personId);
  if (confirmed) await database().email.create({ data: { recipient: actor.email, ...passwordChanged } });
  const { owner, claim } = await accountsAt(actor.email);
  const account = [owner, claim].find((one) => one?.personId === actor.personId);
  return accept([...response.headers.getSetCookie(), ...(account ? [knownBrowserCookie(headers, account)] : [])]);
}

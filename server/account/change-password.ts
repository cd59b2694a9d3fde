import { sessionHints } from '#contract/session/session.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { isCommonPassword } from '#server/session/password/common-password.ts';
import { passwordChanged } from '#server/session/password/forgotten-password.ts';
import { knownBrowserCookie } from '#server/session/sign-in/known-browser.ts';
import { securityLog } from '#server/web/security-log.ts';
import { readAccountState } from './account-state.ts';
import { endOwnSessions } from './end-own-sessions.ts';

/**
 * Changes the password, or sets the first, and ends the person's other sessions. Refuses `invalid` for a common password, `signed_out` for
 * a wrong one, `too_many`, and `forbidden` for a demo account.
 * @returns the cookies to set: after the password before, this browser has a new session
 */
export async function changePassword(
  actor: PersonActor,
  wanted: { currentPassword?: string | undefined; password: string },
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  if (await isCommonPassword(wanted.password)) {
    return refuse({ code: 'invalid', message: sessionHints.password, field: 'password' });
  }
  const problem = await checkPassword(actor, headers, wanted.currentPassword);
  if (problem) return refuse(problem);
  const cookies =
    wanted.currentPassword === undefined
      ? await setPassword(actor, wanted.password)
      : await exchange(wanted.currentPassword, wanted.password, headers);
  securityLog('account.changed', { personId: actor.personId, what: 'password' });
  const { confirmed } = await readAccountState(actor.personId);
  if (confirmed) await database().email.create({ data: { recipient: actor.email, ...passwordChanged() } });
  const { owner, claims } = await accountsAt(actor.email);
  const account = [owner, ...claims].find((one) => one?.personId === actor.personId);
  return accept([...cookies, ...(account ? [knownBrowserCookie(headers, account)] : [])]);
}

async function exchange(before: string, password: string, headers: Headers): Promise<string[]> {
  const response = await askAuth('/change-password', headers, {
    currentPassword: before,
    newPassword: password,
    revokeOtherSessions: true,
  });
  if (!response.ok) throw new Error(`A password could not be changed: ${response.status}.`);
  return response.headers.getSetCookie();
}

/** For whoever has proven in another way who they are. */
async function setPassword(actor: PersonActor, password: string): Promise<string[]> {
  const { userId, password: hasOne } = await readAccountState(actor.personId);
  const context = await auth().$context;
  const hash = await context.password.hash(password);
  if (hasOne) await context.internalAdapter.updatePassword(userId, hash);
  else
    await context.internalAdapter.createAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
  await endOwnSessions(actor, undefined);
  return [];
}

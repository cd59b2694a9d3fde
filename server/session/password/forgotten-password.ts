import { sessionHints } from '#contract/session/session.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { afterAnswer } from '#server/engine/work/after-answer.ts';
import { forgetTaken, takeFrom, tryToTake } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { mailClaim } from '#server/session/address/claim-address.ts';
import { auth } from '#server/session/auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { type SignedIn, signIn } from '#server/session/sign-in/sign-in.ts';
import { takeUpStaff } from '#server/session/staff/take-up-staff.ts';
import { securityLog } from '#server/web/security-log.ts';
import { isCommonPassword } from './common-password.ts';

/**
 * Mails a link for a new password after the answer, so that neither words nor time tell whether there is an account.
 * @throws AccessProblem `too_many` for a client that asks for many
 */
export async function askForNewPassword(email: string, headers: Headers): Promise<void> {
  await takeFrom(sessionLimits.accountsPerAddress, headers.get(addressHeader) ?? '');
  const address = email.toLowerCase();
  afterAnswer(async () => {
    if ((await tryToTake(sessionLimits.mailsPerAccount, `password ${address}`)) > 0) return;
    const {
      owner,
      claims: [claim],
    } = await accountsAt(address);
    // Whoever only ever signed in by mail has no password yet, and gets their first one so.
    const isKnown = owner !== null || (await database().user.count({ where: { email: address } })) > 0;
    if (isKnown) await auth().api.requestPasswordReset({ body: { email: address } });
    else if (claim) await mailClaim(claim.userId, address);
  });
}

const ended: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask for a new one.',
};

/**
 * Sets a new password by a mailed link, ends every session of the account and signs in.
 * Refuses `link_ended`, and `invalid` for a common password, which doesn't use up the link.
 */
export async function setNewPassword(
  { token, password }: { token: string; password: string },
  headers: Headers,
): Promise<Decision<SignedIn, Problem>> {
  if (await isCommonPassword(password)) {
    return refuse({ code: 'invalid', message: sessionHints.password, field: 'password' });
  }
  const { internalAdapter } = await auth().$context;
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!link || link.expiresAt < new Date()) return refuse(ended);
  const done = await auth()
    .api.resetPassword({ body: { token, newPassword: password } })
    .catch(() => null);
  if (!done) return refuse(ended);
  const { email, claimedEmail } = await database().user.findUniqueOrThrow({ where: { id: link.value } });
  await database().user.update({
    where: { id: link.value },
    data: { emailVerified: true, ...(claimedEmail === email ? { claimedEmail: null } : {}) },
  });
  await database().email.create({ data: { recipient: email, ...passwordChanged() } });
  securityLog('account.changed', { address: headers.get(addressHeader) ?? '', what: 'password by mail' });
  await takeUpStaff();
  // Whoever tried passwords before tried for another one.
  await Promise.all([
    forgetTaken(sessionLimits.passwordsPerAccount, email),
    forgetTaken(sessionLimits.passwordBurstsPerAccount, email),
  ]);
  const signed = await signIn({ email, password }, headers);
  return signed.ok ? signed : accept({ cookies: [], wantsCode: false });
}

/** Told after every new password, by whatever way. */
export const passwordChanged = () =>
  letter({
    title: 'Your password was changed',
    body: 'You’ve been signed out everywhere else. If this wasn’t you, choose a new password straight away and remove any passkeys you don’t recognise on your account page.',
    action: { label: 'Choose a new password', link: `${shopUrl()}/forgotten-password` },
    why: 'You’re getting this because the password of your account was changed.',
  });

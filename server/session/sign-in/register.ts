import { type Register, sessionHints } from '#contract/session/session.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { afterAnswer } from '#server/engine/work/after-answer.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { mailClaim, placeholderAddress } from '#server/session/address/claim-address.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { isCommonPassword } from '#server/session/password/common-password.ts';
import { securityLog } from '#server/web/security-log.ts';
import { knownBrowserCookie } from './known-browser.ts';

/**
 * Opens an account and signs in to it, with the guest's bag. A taken address is answered alike (`claim-address`).
 * Refuses `invalid` for a common password.
 * @returns the cookies to set
 * @throws AccessProblem `too_many`
 */
export async function register(
  { name, email, password }: Register,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const from = headers.get(addressHeader) ?? '';
  await takeFrom(sessionLimits.accountsPerAddress, from);
  if (await isCommonPassword(password)) {
    return refuse({ code: 'invalid', message: sessionHints.password, field: 'password' });
  }
  const address = email.toLowerCase();
  const placeholder = placeholderAddress();
  const response = await askAuth('/sign-up/email', headers, {
    name,
    email: placeholder,
    password,
    claimedEmail: address,
  });
  if (!response.ok) throw new Error(`An account could not be opened: ${response.status}.`);
  const { owner } = await accountsAt(placeholder);
  if (!owner) throw new Error('The account that was opened is not there.');
  securityLog('account.changed', { address: from, what: 'opened' });
  afterAnswer(() => mailClaim(owner.userId, address));
  return accept([...response.headers.getSetCookie(), knownBrowserCookie(headers, owner)]);
}

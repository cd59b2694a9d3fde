import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { securityLog } from '#server/web/security-log.ts';

/** What an app shows: six digits. Anything else is meant as a recovery code, which works once. */
const isAppCode = (code: string): boolean => /^\d{3}\s?\d{3}$/.test(code);

/**
 * Takes the second step of a sign-in: five tries, then the password again; ten wrong ones in a row, then a quarter of
 * an hour. Refuses `signed_out` for a wrong or late code.
 * @returns the cookies to set
 */
export async function signInWithCode(code: string, headers: Headers): Promise<Decision<string[], Problem>> {
  const address = headers.get(addressHeader) ?? '';
  const response = isAppCode(code)
    ? await askAuth('/two-factor/verify-totp', headers, { code: code.replaceAll(/\s/g, '') })
    : await askAuth('/two-factor/verify-backup-code', headers, { code });
  if (!response.ok) {
    securityLog('auth.failed', { address, why: 'code' });
    return refuse({
      code: 'signed_out',
      message: 'That code is wrong or has expired. After five attempts, sign in with your password again.',
      field: 'code',
    });
  }
  securityLog('auth.succeeded', { address, what: isAppCode(code) ? 'code' : 'recovery code' });
  return accept(response.headers.getSetCookie());
}

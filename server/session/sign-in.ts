import type { Problem } from '#contract/errors.ts';
import type { SignIn } from '#contract/session.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { settings } from '#server/settings.ts';
import { askAuth, tooManyMs } from './ask-auth.ts';
import { isDemoAddress } from './demo-people.ts';

/**
 * Signs in with email and password. A guest's bag goes with them.
 *
 * Refuses `signed_out` alike for an address that has no account and a password that is wrong, and
 * `too_many`.
 *
 * @returns the cookies to set
 */
export async function signIn({ email, password }: SignIn, headers: Headers): Promise<Decision<string[], Problem>> {
  if (!settings().DEMO && isDemoAddress(email.toLowerCase())) return refuse(dontMatch);
  const response = await askAuth('/sign-in/email', headers, { email, password });
  if (response.ok) return accept(response.headers.getSetCookie());
  const retryAfterMs = tooManyMs(response);
  if (retryAfterMs !== null) {
    return refuse({ code: 'too_many', message: 'Too many tries. Wait a minute, then try again.', retryAfterMs });
  }
  return refuse(dontMatch);
}

const dontMatch: Problem = {
  code: 'signed_out',
  message: 'That email and password don’t match.',
  field: 'password',
};

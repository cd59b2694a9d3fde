import type { Problem } from '#contract/errors.ts';
import type { Register } from '#contract/session.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { askAuth, tooManyMs } from './ask-auth.ts';

/**
 * Opens an account and signs in to it. A guest's bag goes with them.
 *
 * Refuses `invalid` without saying whether the address has an account already, and `too_many`.
 *
 * @returns the cookies to set
 */
export async function register(
  { name, email, password }: Register,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const response = await askAuth('/sign-up/email', headers, { name, email, password });
  if (response.ok) return accept(response.headers.getSetCookie());
  const retryAfterMs = tooManyMs(response);
  if (retryAfterMs !== null) {
    return refuse({ code: 'too_many', message: 'Too many tries. Wait a minute, then try again.', retryAfterMs });
  }
  return refuse({
    code: 'invalid',
    message: 'We couldn’t create an account with these details. If you already have one, sign in instead.',
  });
}

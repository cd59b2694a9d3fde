import { safePath } from '#server/web/answer.ts';
import { isStaff } from '../can.ts';
import { actorOfCookies } from './actor-of-cookies.ts';

/**
 * Leads on; from nowhere in particular a merchant to the desk, and others to their account.
 * @param cookies `Set-Cookie` lines of the new session
 */
export async function landingOf(cookies: readonly string[], next: string | undefined): Promise<string> {
  const wanted = safePath(next ?? '/');
  if (wanted !== '/') return wanted;
  const actor = await actorOfCookies(cookies);
  return isStaff(actor) ? '/desk' : '/account';
}

import { safePath } from '#server/web/answer.ts';
import { actorOf } from '../actor.ts';
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

/**
 * Leads the shop's own people to the desk once their address is confirmed: that may have made them so.
 * @param cookies of the session it began, if it began one
 */
export async function landingAfterConfirming(cookies: readonly string[], headers: Headers): Promise<string> {
  const actor = await (cookies.length > 0 ? actorOfCookies(cookies) : actorOf(headers));
  return isStaff(actor) ? '/desk' : '/account?saved=address';
}

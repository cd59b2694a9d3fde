import type { Actor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { forgetLinks } from '#server/session/link-cookies.ts';
import { securityLog } from '#server/web/security-log.ts';

/**
 * Ends this browser's session; its sockets lose what was theirs, and links that were opened here open nothing any more.
 * Idempotent.
 * @returns the cookies to set
 */
export async function signOut(headers: Headers, actor: Actor): Promise<string[]> {
  const cookies = (await askAuth('/sign-out', headers, {})).headers.getSetCookie();
  if (actor.kind === 'person') securityLog('auth.ended', { personId: actor.personId });
  return [...cookies, ...forgetLinks(headers)];
}

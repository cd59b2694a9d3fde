import { actorOf } from '#server/session/actor.ts';
import { safePath } from '#server/web/answer.ts';

/**
 * Leads on, else a merchant to the desk and others to the shop.
 * @param cookies `Set-Cookie` lines of the new session
 */
export async function landingOf(cookies: readonly string[], next: string | undefined): Promise<string> {
  const wanted = safePath(next ?? '/');
  if (wanted !== '/') return wanted;
  const set = cookies.filter((line) => !/max-age=0(;|$)/i.test(line));
  const cookie = set.map((line) => line.split(';')[0]).join('; ');
  const actor = await actorOf(new Headers({ cookie }));
  return actor.kind === 'person' && actor.role === 'merchant' ? '/desk' : wanted;
}

import { type Actor, actorOf } from './actor.ts';
import { auth } from './auth.ts';

/** Tells the page that its session is new, so that its socket connects again with the cookie. */
export const sessionChangedHeader = 'marketday-session';

/** Gives a browser without a session one of its own, so that it can have a bag. */
export async function becomeGuest(headers: Headers): Promise<{ actor: Actor; headers: [string, string][] }> {
  const { headers: answered } = await auth().api.signInAnonymous({ headers, returnHeaders: true });
  const setCookie = answered.getSetCookie();
  const cookie = setCookie.map((line) => line.split(';')[0]).join('; ');
  return {
    actor: await actorOf(new Headers({ cookie })),
    headers: [...setCookie.map((line): [string, string] => ['set-cookie', line]), [sessionChangedHeader, 'new']],
  };
}

import { type Actor, actorOf } from '#server/session/actor.ts';

/** Who a browser is that takes these `Set-Cookie` lines. */
export function actorOfCookies(cookies: readonly string[]): Promise<Actor> {
  const set = cookies.filter((line) => !/max-age=0(;|$)/i.test(line));
  return actorOf(new Headers({ cookie: set.map((line) => line.split(';')[0]).join('; ') }));
}

import { database } from '#server/engine/database/database.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { type Actor, actorOf } from '#server/session/actor.ts';
import { auth } from '#server/session/auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { guestKeyHash, guestOfKey, keepGuestKey } from './guest-key.ts';

/** Tells the page that its session is new, so that its socket connects again with the cookie. */
export const sessionChangedHeader = 'marketday-session';

type NewSession = { actor: Actor; headers: [string, string][] };

/**
 * With a guest's key it is the same guest every time.
 * @throws AccessProblem `too_many` for an address that has had many
 */
export async function becomeGuest(headers: Headers): Promise<NewSession> {
  const again = await resumeGuest(headers);
  if (again) return again;
  const address = headers.get(addressHeader);
  if (address) await takeFrom(sessionLimits.guests, address);
  const keyHash = guestKeyHash(headers);
  const { headers: answered, response } = await auth().api.signInAnonymous({ headers, returnHeaders: true });
  if (keyHash && !(await keepGuestKey(response.user.id, keyHash))) {
    const first = await resumeGuest(headers);
    if (first) {
      await database().user.delete({ where: { id: response.user.id } });
      return first;
    }
  }
  return sessionOf(answered);
}

/** The guest who came with this key before, in a session of this browser's; null if there is none. */
export async function resumeGuest(headers: Headers): Promise<NewSession | null> {
  const keyHash = guestKeyHash(headers);
  const userId = keyHash && (await guestOfKey(keyHash));
  if (!userId) return null;
  const { headers: answered } = await auth().api.guestAgain({ body: { userId }, headers, returnHeaders: true });
  return sessionOf(answered);
}

async function sessionOf(answered: Headers): Promise<NewSession> {
  const setCookie = answered.getSetCookie();
  const cookie = setCookie.map((line) => line.split(';')[0]).join('; ');
  return {
    actor: await actorOf(new Headers({ cookie })),
    headers: [...setCookie.map((line): [string, string] => ['set-cookie', line]), [sessionChangedHeader, 'new']],
  };
}

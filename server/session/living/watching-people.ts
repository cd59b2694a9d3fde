/** Whom the live engine lets in: the people, keys and links of the shop. */
import type { Needed } from '#domain/permission/permissions.ts';
import type { People, Watcher } from '#server/engine/live/people.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { actorOf, actorOfKey, type Actor as ShopActor } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { type Ground, groundOf } from '#server/session/ground.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { personConnected } from './connected-people.ts';
import { livingGrounds } from './living-grounds.ts';

declare module '#server/engine/live/people.ts' {
  interface Known {
    actor: ShopActor;
  }
  interface Watcher {
    /** An order's link is kept in one. */
    cookies: ReadonlyMap<string, string>;
  }
}

declare module '#server/engine/live/topic-source.ts' {
  interface TopicSource<K> {
    /** Of the desk: what whoever watches must be allowed. See `watchedBy`. */
    needs?: Needed;
  }
}

/** The same for all: a crowd's sockets keep it. */
const nobody: Watcher = { actor: { kind: 'nobody' }, cookies: new Map() };

export const watchingPeople: People = {
  async identify(headers, auth) {
    const cookies = parseCookies(headers.cookie);
    if (typeof auth.token === 'string') {
      const actor = await actorOfKey(auth.token, String(headers[addressHeader] ?? ''));
      if (!actor) throw new AccessProblem('signed_out', 'This API key is not valid.');
      return { actor, cookies };
    }
    if (!headers.cookie) return nobody;
    return { actor: await actorOf(new Headers({ cookie: headers.cookie })), cookies };
  },
  nobody,
  groundOf,
  livingGrounds: (grounds) => livingGrounds(grounds as readonly Ground[]),
  // One of the shop's people, whose role may have been taken away.
  mayLoseRights: isStaff,
  personOf: (actor) => (actor.kind === 'person' ? actor.personId : null),
  hasPages: ({ kind }) => kind !== 'key',
  connected: (actor) => (actor.kind === 'person' ? personConnected(actor.personId) : null),
};

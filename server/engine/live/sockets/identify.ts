import type { IncomingMessage } from 'node:http';
import type { Watcher } from '#server/engine/live/topic-source.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { actorOf, actorOfKey } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { AccessProblem } from '#server/web/problem.ts';

/**
 * Who opens a socket, from its cookie or its key.
 *
 * @throws AccessProblem `signed_out` for a key that isn't valid
 */
export type Identify = (headers: IncomingMessage['headers'], auth: Record<string, unknown>) => Promise<Watcher>;

/** The same for all: a crowd's sockets keep it. */
const nobody: Watcher = { actor: { kind: 'nobody' }, cookies: new Map() };

export const identify: Identify = async (headers, auth) => {
  const cookies = parseCookies(headers.cookie);
  if (typeof auth.token === 'string') {
    const actor = await actorOfKey(auth.token, String(headers[addressHeader] ?? ''));
    if (!actor) throw new AccessProblem('signed_out', 'This API key is not valid.');
    return { actor, cookies };
  }
  if (!headers.cookie) return nobody;
  return { actor: await actorOf(new Headers({ cookie: headers.cookie })), cookies };
};

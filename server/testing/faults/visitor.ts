import { io } from 'socket.io-client';
import { expect } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { recordViews, type TestSocket } from '../live-server.ts';
import { aSession } from '../session.ts';

/** Somebody who is signed in at one process, with a page open at the other. */
export async function aVisitor(signedInAt: { url: string }, pageAt: { url: string }) {
  const { email } = await aSession('shopper');
  const signedIn = await fetch(`${signedInAt.url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'correct horse battery' }),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const socket: TestSocket = io(pageAt.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  expect(await socket.emitWithAck('watch', { topics: [{ topic: 'me' }] })).toMatchObject({ ok: true, denied: [] });
  const { personId } = requirePerson(await actorOf(new Headers({ cookie })));
  return { cookie, socket, personId, seen: recordViews(socket) };
}

export const fillsBag = (count: number) => (view: View) =>
  view.topic === 'me' && (view as View<'me'>).data.bag.itemCount === count;

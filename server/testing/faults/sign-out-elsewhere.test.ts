import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import type { View } from '#contract/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { testDatabase } from '../database.ts';
import { aProduct } from '../factories.ts';
import { recordViews, type TestSocket } from '../live-server.ts';
import { aSession } from '../session.ts';
import { ShopProcess } from './shop-under-fire.ts';

const { url } = testDatabase();

/** Somebody who is signed in at one process, with a page open at the other. */
async function aVisitor(signedInAt: ShopProcess, pageAt: ShopProcess) {
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

const fillsBag = (count: number) => (view: View) =>
  view.topic === 'me' && (view as View<'me'>).data.bag.itemCount === count;

test('I7: a page that is open at another process closes when its browser signs out', async () => {
  const [one, other] = await Promise.all([ShopProcess.start(url()), ShopProcess.start(url())]);
  try {
    const [leaver, stayer] = [await aVisitor(one, other), await aVisitor(one, other)];
    const { sku } = await aProduct({ onHand: 9 });
    for (const { personId, seen } of [leaver, stayer]) {
      await addToBag(personId, { sku, quantity: 1 });
      await seen.until(fillsBag(1));
    }
    const { cookie } = leaver;
    const signedOut = await fetch(`${one.url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
    expect(signedOut.ok).toBe(true);
    await expect.poll(() => leaver.socket.connected, { timeout: 15_000 }).toBe(false);

    for (const { personId } of [leaver, stayer]) await addToBag(personId, { sku, quantity: 2 });
    await stayer.seen.until(fillsBag(3));
    expect(leaver.seen.views.some(fillsBag(3))).toBe(false);
    stayer.socket.disconnect();
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
}, 300_000);

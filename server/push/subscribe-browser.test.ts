import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { pushRoutes } from './push-routes.ts';

const end = handlerOf(pushRoutes, 'POST /account/push/end');
const begin = handlerOf(pushRoutes, 'POST /account/push');

testDatabase();

const aSubscription = (endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`) => ({
  endpoint,
  expirationTime: null,
  keys: {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
});
const send = async (route: typeof begin, body: object, cookie = '') => {
  const request = new Request('http://shop.test/api/account/push', {
    method: 'POST',
    headers: { host: 'shop.test', origin: 'http://shop.test', 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  return (await route(request, {})).status;
};
const rows = (endpoint: string) => database().pushSubscription.findMany({ where: { endpoint } });

describe('subscribing a browser', () => {
  it('is kept once, and belongs to whoever used the browser last', async () => {
    const [one, two] = [await aSession('shopper'), await aSession('shopper')];
    const subscription = aSubscription();
    expect(await send(begin, subscription, one.cookie)).toBe(200);
    expect(await send(begin, subscription, one.cookie)).toBe(200);
    const [before] = await rows(subscription.endpoint);
    expect(await send(begin, subscription, two.cookie)).toBe(200);
    const after = await rows(subscription.endpoint);
    expect(after).toHaveLength(1);
    expect(after[0]?.personId).not.toBe(before?.personId);
  });

  it('nobody ends another’s, and nobody without a session begins one', async () => {
    const [one, two] = [await aSession('shopper'), await aSession('shopper')];
    const subscription = aSubscription();
    expect(await send(begin, subscription)).toBe(401);
    await send(begin, subscription, one.cookie);
    await send(end as typeof begin, { endpoint: subscription.endpoint }, two.cookie);
    expect(await rows(subscription.endpoint)).toHaveLength(1);
    await send(end as typeof begin, { endpoint: subscription.endpoint }, one.cookie);
    expect(await rows(subscription.endpoint)).toHaveLength(0);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://127.0.0.1/metrics',
    'https://localhost/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com@evil.example/x',
    'ftp://fcm.googleapis.com/x',
  ])('the shop can’t be made to call %s', async (endpoint) => {
    const { cookie } = await aSession('shopper');
    expect(await send(begin, aSubscription(endpoint), cookie)).toBe(400);
    expect(await rows(endpoint)).toHaveLength(0);
  });
});

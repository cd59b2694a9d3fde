import { expect, test } from 'vitest';
import { makeKeySchema } from '#contract/api-key/api-key.ts';
import { database } from '#server/engine/database/database.ts';
import { orderApiRoutes } from '#server/order/order-api-routes.ts';
import { actorOf, actorOfKey } from '#server/session/actor.ts';
import { requireStaff } from '#server/session/can.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { readApiKeys } from './api-keys-view.ts';
import { endApiKey } from './end-api-key.ts';
import { makeApiKey } from './make-api-key.ts';

const refund = handlerOf(orderApiRoutes, 'POST /v1/orders/:id/refunds');
const listPage = handlerOf(orderApiRoutes, 'GET /v1/orders');

testDatabase();

const aMerchant = async () => requireStaff(await actorOf(new Headers({ cookie: (await aSession('owner')).cookie })));
async function aKey(fields: Record<string, string>): Promise<string> {
  const made = await makeApiKey(await aMerchant(), makeKeySchema.parse({ name: 'till', days: '30', ...fields }));
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.key;
}
const ask = (route: typeof listPage, key: string, method = 'GET') =>
  route(
    new Request('http://shop.test/api/v1/x', {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{}' }),
    }),
    { id: 'none' },
  );

test('a key does what it was made for and no more, until it is ended or expires', async () => {
  const key = await aKey({ 'order:read': '1', 'money:read': '1', 'order:place': '1' });
  expect((await ask(listPage, key)).status).toBe(200);
  expect((await ask(refund, key, 'POST')).status).toBe(403);
  expect((await ask(refund, await aKey({ name: 'refunds', 'order:refund': '1' }), 'POST')).status).not.toBe(403);

  const [listed] = (await readApiKeys()).filter(({ scopes }) => scopes.includes('order:read'));
  expect(listed).toMatchObject({ name: 'till', state: 'works', lastUsedAt: expect.any(String) });
  expect(JSON.stringify([await readApiKeys(), await database().apiKey.findMany()])).not.toContain(key);

  await database().apiKey.update({
    where: { id: listed?.id ?? '' },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  expect(await actorOfKey(key)).toBeNull();
  await database().apiKey.update({ where: { id: listed?.id ?? '' }, data: { expiresAt: null } });
  expect(await actorOfKey(key)).toMatchObject({ name: 'till' });
  await endApiKey(listed?.id ?? '');
  expect(await actorOfKey(key)).toBeNull();
  expect((await ask(listPage, key)).status).toBe(401);
});

test('nobody makes a key that may do more than they may', async () => {
  const packer = { ...(await aMerchant()), roles: ['packer' as const] };
  const wanted = makeKeySchema.parse({ name: 'till', days: '30', 'order:pack': '1', 'order:refund': '1' });
  await expect(makeApiKey(packer, wanted)).rejects.toMatchObject({ problem: { code: 'forbidden', field: 'scopes' } });
});

test('a key needs something that it may do, and a name that isn’t the shop’s own', async () => {
  expect(makeKeySchema.safeParse({ name: 'till', days: '30' }).success).toBe(false);
  expect(makeKeySchema.safeParse({ name: 'till', days: '31', 'order:read': '1' }).success).toBe(false);
  const crowd = makeKeySchema.parse({ name: 'Crowd', days: 'never', 'order:read': '1' });
  expect(await makeApiKey(await aMerchant(), crowd)).toMatchObject({ refusal: { field: 'name' } });
});

test('one name is one working key’s: another’s orders are never taken for its own', async () => {
  const wanted = (name: string) => makeKeySchema.parse({ name, days: '30', 'order:read': '1' });
  const merchant = await aMerchant();
  const made = await Promise.all([makeApiKey(merchant, wanted('Market')), makeApiKey(merchant, wanted('market'))]);
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await makeApiKey(merchant, wanted('MARKET'))).toMatchObject({ refusal: { code: 'invalid', field: 'name' } });
  const { id } = await database().apiKey.findFirstOrThrow({ where: { name: { in: ['Market', 'market'] } } });
  await endApiKey(id);
  expect(await makeApiKey(merchant, wanted('Market'))).toMatchObject({ ok: true });
});

import { describe, expect, it } from 'vitest';
import { checkoutRoutes } from '#server/checkout/checkout-routes.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { orderApiRoutes } from '#server/order/order-api-routes.ts';
import { orderTopic } from '#server/order/page/order-view.ts';
import { orderPaymentRoutes } from '#server/order/payment/order-payment-routes.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKeyTo, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { accessTo } from '#server/testing/topic-access.ts';
import { mayOpenOrder } from './order-access.ts';
import { linkCookieName } from './order-link.ts';
import { orderLinkRoutes } from './order-link-routes.ts';

const checkout = handlerOf(checkoutRoutes, 'POST /checkout');
const openOrder = handlerOf(orderLinkRoutes, 'POST /orders/open');
const authenticate = handlerOf(orderPaymentRoutes, 'POST /payments/:id/authenticate');
const readOrder = handlerOf(orderApiRoutes, 'GET /v1/orders/:id');
const listOrders = handlerOf(orderApiRoutes, 'GET /v1/orders');

testDatabase();

const person = (personId: string, roles: PersonActor['roles'] = []): PersonActor => ({
  kind: 'person',
  personId,
  guest: false,
  roles,
  sessionId: 's',
  name: 'Maud',
  email: '',
});
const noCookies = new Map<string, string>();
const anOrder = async () => aPaidOrder((await aProduct()).sku);

describe('I7: who may see an order', () => {
  it('its owner, the desk, and a key that may read orders', async () => {
    const publicId = await anOrder();
    const { personId } = await database().order.findUniqueOrThrow({ where: { publicId } });
    const may = (actor: Parameters<typeof mayOpenOrder>[0]['actor']) =>
      mayOpenOrder({ actor, cookies: noCookies }, publicId);
    expect(await may(person(personId))).toBe(true);
    expect(await may(person(await aPerson(), ['owner']))).toBe(true);
    expect(await may({ kind: 'key', name: 'erp', scopes: ['order:read', 'money:read'] })).toBe(true);
  });

  it('nobody else: not a stranger, another customer, a guest or a key for something else', async () => {
    const publicId = await anOrder();
    const stranger = person(await aPerson());
    for (const actor of [{ kind: 'nobody' } as const, stranger, { ...stranger, guest: true }]) {
      expect(await accessTo(orderTopic, { actor, cookies: noCookies }, publicId)).toBe('not_found');
      expect(await accessTo(orderTopic, { actor, cookies: noCookies }, 'no-such-order')).toBe('not_found');
    }
    const key = { kind: 'key', name: 'stock', scopes: ['stock:adjust'] } as const;
    expect(
      await accessTo(orderTopic, { actor: { ...key, scopes: [...key.scopes] }, cookies: noCookies }, publicId),
    ).toBe('not_found');
  });

  it('the bearer of its link, until it ends, and of this order alone', async () => {
    const [mine, other] = [await anOrder(), await anOrder()];
    const key = await aKeyTo(mine);
    const may = (publicId: string, value: string) =>
      mayOpenOrder(
        { actor: { kind: 'nobody' }, cookies: new Map([[linkCookieName('owner', publicId), value]]) },
        publicId,
      );
    expect(await may(mine, key)).toBe(true);
    expect(await may(other, key)).toBe(false);
    expect(await may(mine, `${key.slice(0, -2)}AA`)).toBe(false);
    expect(await may(mine, '')).toBe(false);
    const ended = (change: object) =>
      database().orderLink.updateMany({ where: { order: { publicId: mine } }, data: change });
    await ended({ expiresAt: new Date(Date.now() - 1_000) });
    expect(await may(mine, key)).toBe(false);
    await ended({ expiresAt: new Date(Date.now() + 60_000), revokedAt: new Date() });
    expect(await may(mine, key)).toBe(false);
  });

  it('the database alone opens nothing: it keeps the hash of what a link says', async () => {
    const publicId = await anOrder();
    const key = await aKeyTo(publicId);
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    const [link] = await database().orderLink.findMany({ where: { order: { publicId } } });
    expect(JSON.stringify(link)).not.toContain(key);
    const opened = await mayOpenOrder(
      { actor: { kind: 'nobody' }, cookies: new Map([[linkCookieName('owner', publicId), link?.tokenHash ?? '']]) },
      publicId,
    );
    expect(opened).toBe(false);
  });
});

describe('I7: what a stranger’s requests get', () => {
  const ask = (path: string, init: RequestInit = {}) => new Request(`http://shop.test${path}`, init);
  const post = (path: string, body: unknown) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('the API answers nobody without a key, whether or not there is such an order', async () => {
    for (const id of [await anOrder(), 'no-such-order']) {
      const response = await readOrder(ask(`/api/v1/orders/${id}`), { id });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('maud');
    }
    expect((await listOrders(ask('/api/v1/orders'))).status).toBe(401);
  });

  it('a wrong link gets the same answer whether or not there is such an order', async () => {
    const another = await anOrder();
    const answers = await Promise.all(
      [await anOrder(), 'no-such-order'].map(async (publicId) => {
        const key = await aKeyTo(another);
        const response = await openOrder(post('/api/orders/open', { publicId, key }));
        expect(response.headers.get('set-cookie')).toBeNull();
        return `${response.status} ${await response.text()}`;
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toMatch(/^404 /);
  });

  it('a right link gets a cookie for this order that no script can read', async () => {
    const publicId = await anOrder();
    const response = await openOrder(post('/api/orders/open', { publicId, key: await aKeyTo(publicId) }));
    expect(response.headers.get('set-cookie')).toMatch(
      new RegExp(`^${linkCookieName('owner', publicId)}=.+HttpOnly; SameSite=Lax`),
    );
  });

  it('nobody can answer for another’s payment, or pay another’s order', async () => {
    const { sku } = await aProduct();
    const payment = { provider: 'test', token: 'tok_authentication_required' } as const;
    const placed = await placeApiOrder(anApiOrder(sku, { payment }), { by: 'key:test', placeKey: null });
    if (!placed.ok) throw new Error(placed.refusal.message);
    const { publicId } = placed.value;
    const { id } = await database().payment.findFirstOrThrow({ where: { order: { publicId } } });
    const answer = await authenticate(post(`/api/payments/${id}/authenticate`, { answer: 'approve' }), { id });
    const unknown = await authenticate(post('/api/payments/none/authenticate', { answer: 'approve' }), { id: 'none' });
    expect([answer.status, await answer.text()]).toEqual([404, await unknown.text()]);
    const paid = await checkout(post('/api/checkout', { ...aCheckout(5_900), order: publicId }));
    expect(paid.status).toBe(404);
    expect(await database().order.findUnique({ where: { publicId } })).toMatchObject({ status: 'placed' });
  });

  it('a key reads the order it asks for', async () => {
    const publicId = await anOrder();
    const response = await readOrder(
      ask(`/api/v1/orders/${publicId}`, { headers: { authorization: `Bearer ${testApiKey}` } }),
      { id: publicId },
    );
    expect(await response.json()).toMatchObject({
      id: publicId,
      status: 'paid',
      topic: `order:${publicId}`,
      shipments: [],
      trackUrl: expect.stringContaining(`/orders/${publicId}/open?key=`),
      totals: { itemsAmount: 5_000, shippingAmount: 900, taxAmount: 0, totalAmount: 5_900, currency: 'EUR' },
      events: [{ kind: 'placed' }, { kind: 'paid' }],
    });
  });
});

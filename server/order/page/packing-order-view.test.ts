import { expect, it } from 'vitest';
import { readDeskOrders } from '#server/desk/desk-orders.ts';
import { readOrderDeskFacts } from '#server/desk/order-desk-facts.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf } from '#server/session/actor.ts';
import { shippingRoutes } from '#server/shipping/shipping-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { accessTo } from '#server/testing/topic-access.ts';
import { orderTopic } from './order-view.ts';
import { packingOrderTopic, readPackingOrder } from './packing-order-view.ts';

testDatabase();

/** Whatever tells what something costs, or the customer's address for email. */
const secrets = /amount|price|total|currency|tax|refund|payment|email|@|5[.,]?900|5[.,]?000/i;

it('a packer sees what to pack and for whom, and neither money nor an email address', async () => {
  const publicId = await aPaidOrder((await aProduct()).sku);
  const view = await readPackingOrder(publicId);
  expect(view?.data).toMatchObject({
    lines: [{ quantity: 1 }],
    shippingAddress: { name: 'Maud Renard' },
    status: 'paid',
  });
  expect(JSON.stringify(view?.data)).not.toMatch(secrets);
  const { cookie } = await aSession('packer');
  const packer = await actorOf(new Headers({ cookie }));
  const { orders } = await readDeskOrders(packer, {});
  expect(orders.find((order) => order.publicId === publicId)).toMatchObject({ totalAmount: null });
  const watcher = { actor: packer, cookies: new Map() };
  expect(await accessTo(packingOrderTopic, watcher, publicId)).toBeNull();
  expect(await accessTo(orderTopic, watcher, publicId)).toBe('not_found');
});

it('the answer to a packer’s command has no more, and the order’s history names the packer', async () => {
  const publicId = await aPaidOrder((await aProduct()).sku);
  const { cookie, personId } = await aSession('packer');
  const answer = await handlerOf(shippingRoutes, 'POST /desk/orders/:publicId/packing')(
    new Request('http://shop.test/api/x', {
      method: 'POST',
      headers: { cookie, host: 'shop.test', origin: 'http://shop.test', 'content-type': 'application/json' },
      body: '{}',
    }),
    { publicId },
  );
  const { views } = await answer.json();
  expect(views).toMatchObject([{ topic: `packing:${publicId}`, data: { status: 'packing' } }]);
  expect(JSON.stringify(views)).not.toMatch(secrets);
  const event = await database().orderEvent.findFirstOrThrow({ where: { order: { publicId }, kind: 'packing' } });
  expect(event.actor).toBe(`desk:${personId}`);
  // What was written before people were named goes on saying what it said.
  await database().orderEvent.create({ data: { orderId: event.orderId, kind: 'packed', actor: 'desk' } });
  const owner = await actorOf(new Headers({ cookie: (await aSession('owner')).cookie }));
  const { who } = await readOrderDeskFacts(owner, publicId);
  expect(Object.entries(who).map(([key, name]) => [key.split(' ')[0], name])).toContainEqual(['packing', 'A packer']);
  expect(Object.keys(who).some((key) => key.startsWith('packed '))).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { deskProductTopic } from '#server/desk/desk-product-view.ts';
import { database } from '#server/engine/database/database.ts';
import { Presence } from '#server/engine/live/presence/presence.ts';
import type { LiveSocket } from '#server/engine/live/sockets/live-socket.ts';
import { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import { ViewCache } from '#server/engine/live/views/view-cache.ts';
import { Watching } from '#server/engine/live/views/watching.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { cardTopic } from './card-view.ts';
import { productTopic, readProductViews } from './product-view.ts';

testDatabase();

it('tells, once none is left, how many were withdrawn and not sold', async () => {
  const { sku, productId } = await aProduct({ onHand: 4 });
  const withdrawn = async () =>
    (await readProductViews(database(), [productId])).get(productId)?.data.variants[0]?.withdrawn;
  const buy = () => placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });
  await changeVariant(sku, { onHand: 0 });
  expect(await withdrawn()).toBe(4);
  await changeVariant(sku, { onHand: 4 });
  await buy();
  expect(await withdrawn()).toBe(0);
  await changeVariant(sku, { onHand: 0 });
  expect(await withdrawn()).toBe(3);
  await adjustStock({ sku, delta: 3, reason: 'found again' });
  for (let sold = 0; sold < 3; sold++) await buy();
  expect(await withdrawn()).toBe(0);
});

describe('a piece that isn’t published', () => {
  const registry = new TopicRegistry([productTopic, cardTopic, deskProductTopic]);
  const visitor = (actor: object = { kind: 'nobody' }) => {
    const joined = new Set<string>();
    const socket = {
      connected: true,
      join: async (room: string) => void joined.add(room),
      leave: async (room: string) => void joined.delete(room),
      data: { watcher: { actor, cookies: new Map() }, browser: () => 'b', rooms: new Map() },
    } as unknown as LiveSocket;
    return { socket, joined };
  };
  async function aHiddenProduct(status: 'draft' | 'archived') {
    const product = await aProduct({ onHand: 4 });
    await database().product.update({ where: { id: product.productId }, data: { status, title: 'A secret title' } });
    return { ...product, topics: [`product:${product.productId}`, `card:${product.productId}`] };
  }

  it.each(['draft', 'archived'] as const)('is not there for whoever knows its id: %s', async (status) => {
    const { topics } = await aHiddenProduct(status);
    const watching = new Watching(registry, new ViewCache(), new Presence(() => {}));
    const { socket, joined } = visitor();
    const reply = await watching.watch(
      socket,
      topics.map((topic) => ({ topic })),
    );
    expect(reply).toMatchObject({ views: [], denied: topics.map((topic) => ({ topic, code: 'not_found' })) });
    expect([...joined, ...socket.data.rooms.keys()]).toEqual([]);
  });

  it('tells whoever watched it that it is gone, and no more', async () => {
    const { topics } = await aHiddenProduct('draft');
    const watching = new Watching(registry, new ViewCache(), new Presence(() => {}));
    const reply = await watching.watch(
      visitor().socket,
      topics.map((topic) => ({ topic, version: 1 })),
    );
    expect(reply).toMatchObject({ denied: [], views: [{ data: { slug: '' } }, { data: { stock: { available: 0 } } }] });
    expect(JSON.stringify(reply)).not.toMatch(/secret|amount":[1-9]/);
  });

  it('is whole for the desk', async () => {
    const { productId, sku } = await aHiddenProduct('draft');
    const topic = `desk-product:${productId}`;
    const watching = new Watching(registry, new ViewCache(), new Presence(() => {}));
    const personId = await aPerson();
    const shopper = await watching.watch(visitor({ kind: 'person', personId, guest: false, roles: [] }).socket, [
      { topic },
    ]);
    expect(shopper).toMatchObject({ views: [], denied: [{ topic, code: 'forbidden' }] });
    const merchant = await watching.watch(
      visitor({ kind: 'person', personId, guest: false, roles: ['owner'] }).socket,
      [{ topic }],
    );
    expect(merchant).toMatchObject({ views: [{ topic, data: { status: 'draft', variants: [{ sku }] } }] });
  });
});

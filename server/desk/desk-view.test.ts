import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskView } from '#contract/desk/desk.ts';
import type { View } from '#contract/wire/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aSession } from '#server/testing/session.ts';
import { changePiece } from './change-piece.ts';
import { readDesk, readDeskView } from './desk-view.ts';

testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

async function anOrder(status: string, totalAmount: number, { paid = true, refundedAmount = 0, isTest = false } = {}) {
  await database().order.create({
    data: {
      publicId: `order-${Math.random().toString(36).slice(2)}`,
      personId: await aPerson(),
      source: 'shop',
      status,
      email: 'maud@example.com',
      currency: 'EUR',
      itemsAmount: totalAmount,
      shippingAmount: 0,
      taxAmount: 0,
      totalAmount,
      refundedAmount,
      isTest,
      shippingAddress: { name: 'Maud', line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' },
      paidAt: paid ? new Date() : null,
      lines: { create: { sku: 'X', title: 'Test bowl', quantity: 2, unitAmount: totalAmount / 2 } },
    },
  });
}

const watchDesk = async (options: Parameters<TestLiveServer['connect']>[0] = {}) => {
  const socket = await server.connect(options);
  const reply = await socket.emitWithAck('watch', { topics: [{ topic: 'desk' }] });
  if (!reply.ok) throw new Error(reply.error.message);
  return { socket, view: reply.views[0] as View<'desk'> | undefined, denied: reply.denied };
};
const asBrowser = ({ cookie }: { cookie: string }) => ({ extraHeaders: { cookie } });

describe('the desk’s figures', () => {
  it('count what was paid today, less refunds, and what waits to be packed and shipped', async () => {
    await anOrder('paid', 10_000);
    await anOrder('packed', 6_000);
    await anOrder('delivered', 4_000, { refundedAmount: 1_000 });
    await anOrder('delivered', 70_000, { isTest: true });
    await anOrder('placed', 90_000, { paid: false });
    const { data } = await readDeskView();
    expect(data.figures).toMatchObject({
      ordersToday: 3,
      takenTodayAmount: 19_000,
      refundedTodayAmount: 1_000,
      currency: 'EUR',
      toPack: 1,
      toShip: 1,
    });
    expect(data.ordersPerMinute.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(data.orders).toHaveLength(5);
    expect(data.orders[0]).toMatchObject({ status: 'placed', pieces: 2, city: 'Lyon', totalAmount: 90_000 });
  });

  it('count the day as the shop’s time zone has it', async () => {
    // Kiritimati and Pago Pago are never on the same day: one of them isn't on that of UTC.
    const days = [];
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await saveShop({ zone });
      const { day, dayEndsAt } = (await readDeskView()).data;
      const [{ begins } = { begins: new Date() }] = await database().$queryRaw<{ begins: Date }[]>`
        SELECT date_trunc('day', clock_timestamp(), ${zone}::text) AS begins`;
      expect(Date.parse(dayEndsAt) - begins.getTime()).toBe(86_400_000);
      days.push(day);
      await database().order.updateMany({
        where: { paidAt: { not: null } },
        data: { paidAt: new Date(begins.getTime() - 1) },
      });
      expect((await readDeskView()).data.figures.ordersToday).toBe(0);
      await database().order.updateMany({ where: { paidAt: { not: null } }, data: { paidAt: begins } });
      expect((await readDeskView()).data.figures.ordersToday).toBe(3);
    }
    expect(new Set(days).size).toBe(2);
    await saveShop({ zone: 'UTC' });
  });

  it('show what is held, until when, and which pieces run low', async () => {
    const { sku } = await aProduct({ onHand: 3, priceAmount: 5_000, title: 'Scarce bowl' });
    const before = (await readDeskView()).data.figures;
    await addToBag(await aPerson(), { sku, quantity: 2 });
    const { figures, lowStock } = (await readDeskView()).data;
    expect(figures.heldUnits - before.heldUnits).toBe(2);
    expect(figures.heldAmount - before.heldAmount).toBe(10_000);
    expect(Date.parse(figures.nextReleaseAt ?? '')).toBeGreaterThan(Date.now());
    expect(lowStock.find((piece) => piece.sku === sku)).toMatchObject({ available: 1, inBags: 2, sold: 0 });
  });

  it('tell of a changed price, and of a count that was corrected', async () => {
    const { sku } = await aProduct({ onHand: 10, priceAmount: 5_000, title: 'Repriced bowl' });
    await changeVariant(sku, { priceAmount: 4_500, onHand: 8 });
    const { happenings } = (await readDeskView()).data;
    const told = happenings.filter((happening) => 'title' in happening && happening.title === 'Repriced bowl');
    expect(told).toContainEqual(expect.objectContaining({ kind: 'price', fromAmount: 5_000, toAmount: 4_500 }));
    expect(told).toContainEqual(expect.objectContaining({ kind: 'stock', reason: 'correction', change: -2, by: null }));
  });

  it('name who moved a count: a colleague as they are called now, a key, and nobody once the account is gone', async () => {
    const { personId } = await anAccount();
    const { sku } = await aProduct({ onHand: 10, title: 'Counted bowl' });
    const moves = async () =>
      (await readDeskView()).data.happenings.flatMap((happening) =>
        happening.kind === 'stock' && happening.title === 'Counted bowl' ? [[happening.change, happening.by]] : [],
      );
    await changePiece(sku, { seenOnHand: 10, onHand: 8 }, stockActor({ ...shopper(personId), roles: ['owner'] }));
    await adjustStock({ sku, delta: 3, reason: 'kiln' }, stockActor({ kind: 'key', name: 'warehouse', scopes: [] }));
    expect(await moves()).toEqual([
      [3, 'key:warehouse'],
      [-2, 'desk:Test Bidder'],
      [10, null],
    ]);
    await database().person.update({ where: { id: personId }, data: { userId: null, kind: 'deleted' } });
    expect(await moves()).toContainEqual([-2, 'desk:']);
    const kept = await database().stockLedgerEntry.findMany({ where: { actor: { contains: 'Test' } } });
    expect(kept).toEqual([]);
  });
});

describe('the topic', () => {
  it('I3: a merchant who watches sees a hold, a price and an order come in by themselves', async () => {
    const { socket, view } = await watchDesk(asBrowser(await aSession('owner')));
    const held = view?.data.figures.heldUnits ?? -1;
    const seen = recordViews(socket);
    const desk = (found: (data: DeskView) => boolean) => seen.until((one) => found(one.data as DeskView));
    const { sku } = await aProduct({ onHand: 5 });
    await addToBag(await aPerson(), { sku, quantity: 2 });
    await desk((data) => data.figures.heldUnits === held + 2);
    await changeVariant(sku, { priceAmount: 123 });
    await desk((data) => data.happenings.some((one) => one.kind === 'price' && one.toAmount === 123));
    const orders = view?.data.figures.ordersToday ?? -1;
    await anOrder('paid', 2_000);
    await desk((data) => data.figures.ordersToday === orders + 1);
    const versions = seen.views.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('I7: strangers and shoppers get nothing of it', async () => {
    const stranger = await watchDesk();
    expect([stranger.view, stranger.denied]).toEqual([undefined, [{ topic: 'desk', code: 'signed_out' }]]);
    const shopper = await watchDesk(asBrowser(await aSession('shopper')));
    expect([shopper.view, shopper.denied]).toEqual([undefined, [{ topic: 'desk', code: 'forbidden' }]]);
    await expect(readDesk({ kind: 'nobody' })).rejects.toThrow('Sign in');
  });

  it('a key needs all that it shows', async () => {
    expect((await watchDesk({ auth: { token: testApiKey } })).denied).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportAccount } from '#server/account/export-account.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/database/database.ts';
import { forgetOld } from '#server/retention/forget-old.ts';
import { personOfReference } from '#server/session/person.ts';
import { setSettings } from '#server/settings.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testSettings } from '#server/testing/settings.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { alertApiRoutes } from './alert-api-routes.ts';
import { readAlertByLink } from './alert-by-link.ts';
import { alertKey, readAlertKey, stopAlertUrl } from './alert-link.ts';
import { alertRoutes } from './alert-routes.ts';
import { askAsGuest } from './ask-as-guest.ts';
import { askForAlert } from './ask-for-alert.ts';
import { confirmAlert } from './confirm-alert.ts';
import { readOwnAlerts } from './own-alerts-view.ts';
import { stopAllAlerts } from './stop-alert.ts';
import { takeByLink } from './take-by-link.ts';
import { tellOffers } from './tell-offers.ts';
import { workOffAlertTasks } from './work-off-tasks.ts';

testDatabase();

const anAddress = () => `${randomUUID()}@example.test`;
const mailTo = (recipient: string) =>
  database().email.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });
const idsOf = async (variantId: string) =>
  (await database().alert.findMany({ where: { variantId }, orderBy: { askedAt: 'asc' } })).map(({ id }) => id);
const asksAsGuest = (email: string, sku: string, address = '192.0.2.1') =>
  askAsGuest({ email, subject: { kind: 'back_in_stock', sku } }, address);

const sql = (of: (variantId: string) => Prisma.Sql) => (variantId: string) => database().$executeRaw(of(variantId));

const POST = handlerOf(alertApiRoutes, 'POST /v1/alerts');
const api = async (body: object) => {
  const answer = await POST(
    new Request('http://shop.test/api/v1/alerts', {
      method: 'POST',
      headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe('a guest', () => {
  it('stands in the line once they have confirmed, and is told by mail with a link that takes the offer', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const email = anAddress();
    expect(await asksAsGuest(email, sku)).toEqual({ ok: true, value: null });
    const [id = ''] = await idsOf(variantId);
    const [asked] = await mailTo(email);
    expect(asked?.text).toContain(alertKey(id));
    expect(await readAlertByLink(alertKey(id))).toMatchObject({ state: 'unconfirmed', place: null });
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await changeVariant(sku, { onHand: 0 });
    expect(await confirmAlert(id)).toEqual({ ok: true, value: null });
    expect(await readAlertByLink(alertKey(id))).toMatchObject({ state: 'waiting', place: 1 });
    await changeVariant(sku, { onHand: 1 });
    await tellOffers.run();
    const [, told] = await mailTo(email);
    expect(told?.text).toContain(alertKey(id));
    expect(told?.headers).toEqual({
      'List-Unsubscribe': `<${stopAlertUrl(id)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    const browser = await aPerson();
    expect(await takeByLink(id, browser)).toMatchObject({ ok: true, value: { sku, quantity: 1 } });
    expect(await database().alert.findUnique({ where: { id } })).toMatchObject({ state: 'taken', email: null });
    expect(await takeByLink(id, await aPerson())).toMatchObject({ ok: false, refusal: { code: 'link_ended' } });
    expect(await bookProblems()).toEqual([]);
  });

  it('gets the same answer whether or not the address is known, and keeps the place', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const email = anAddress();
    const first = await asksAsGuest(email, sku);
    const [id = ''] = await idsOf(variantId);
    await confirmAlert(id);
    expect(await asksAsGuest(email.toUpperCase(), sku)).toEqual(first);
    expect(await idsOf(variantId)).toEqual([id]);
  });

  it('who confirms late is behind whoever confirmed before, and confirming twice changes nothing', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    await asksAsGuest(anAddress(), sku);
    const [slow = '', quick = ''] = await idsOf(variantId);
    await confirmAlert(quick);
    await confirmAlert(slow);
    await confirmAlert(quick);
    expect(await readAlertByLink(alertKey(quick))).toMatchObject({ place: 1 });
    expect(await readAlertByLink(alertKey(slow))).toMatchObject({ place: 2 });
  });

  it('one press in a mail program stops it, and an offer goes to the next at once', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    const [id = ''] = await idsOf(variantId);
    await confirmAlert(id);
    const next = await aPerson();
    await askForAlert({ personId: next, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
    await changeVariant(sku, { onHand: 1 });
    const unsubscribe = handlerOf(alertRoutes, 'POST /alerts/unsubscribe');
    const press = () =>
      unsubscribe(new Request(stopAlertUrl(id), { method: 'POST', body: 'List-Unsubscribe=One-Click' }));
    expect((await press()).status).toBe(200);
    expect((await press()).status).toBe(200);
    expect(await database().reservation.findFirst({ where: { variantId } })).toMatchObject({ personId: next });
    const opened = await handlerOf(alertRoutes, 'GET /alerts/unsubscribe')(new Request(stopAlertUrl(id)));
    expect(opened.headers.get('location')).toBe(`/alerts?key=${encodeURIComponent(alertKey(id))}`);
  });

  it('a key that is not ours opens nothing', async () => {
    expect(readAlertKey('')).toBeNull();
    expect(readAlertKey(`${randomUUID()}.${Buffer.from('x').toString('base64url')}`)).toBeNull();
    const [id, mac] = alertKey(randomUUID()).split('.');
    expect(readAlertKey(`${id?.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}.${mac}`)).toBeNull();
    expect(await readAlertByLink('nonsense')).toBeNull();
  });

  it('is limited by address and by mailbox', async () => {
    setSettings({ ...testSettings(), LIMITS: true });
    const { sku } = await aProduct({ onHand: 0 });
    const email = anAddress();
    for (let time = 0; time < 5; time++) await asksAsGuest(email, sku, '198.51.100.7');
    expect(await mailTo(email)).toHaveLength(3);
    const many = Array.from({ length: 60 }, () => asksAsGuest(anAddress(), sku, '198.51.100.7'));
    const refused = (await Promise.allSettled(many)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    setSettings(testSettings());
  });
});

describe('an order takes what is offered to its person', () => {
  it('through the API, by the same customer; and nobody else’s order does', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const asked = await api({ customer: 'phone-12', email: anAddress(), sku, kind: 'back_in_stock' });
    expect(asked).toMatchObject({ status: 201, body: { place: 1, state: 'waiting' } });
    expect(await api({ customer: 'phone-12', email: anAddress(), sku, kind: 'back_in_stock' })).toEqual(asked);
    await changeVariant(sku, { onHand: 1 });
    const order = (customer: string) =>
      placeApiOrder(anApiOrder(sku, { customer }), { by: 'key:test', placeKey: null });
    expect(await order('phone-13')).toMatchObject({ ok: false, refusal: { code: 'out_of_stock', available: 0 } });
    expect(await order('phone-12')).toMatchObject({ ok: true });
    expect(await order('phone-12')).toMatchObject({ ok: false });
    expect(await database().variant.findUnique({ where: { id: variantId } })).toMatchObject({ onHand: 0, reserved: 0 });
    expect(await bookProblems()).toEqual([]);
  });

  it('in the shop, with a line whose hold had ended', async () => {
    const { sku, variantId } = await aProduct({ onHand: 1, priceAmount: 20_000 });
    const [person, other] = await Promise.all([aPerson(), aPerson()]);
    await addToBag(person, { sku, quantity: 1 });
    await database().reservation.updateMany({ where: { variantId }, data: { expiresAt: new Date(0) } });
    await addToBag(other, { sku, quantity: 1 });
    await askForAlert({ personId: person, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
    await database().reservation.updateMany({ where: { personId: other }, data: { expiresAt: new Date(0) } });
    await releaseExpiredHolds.run();
    expect(await placeOrder(person, aCheckout(20_000))).toMatchObject({ ok: true });
    expect(await bookProblems()).toEqual([]);
  });

  it('several units: what isn’t offered must be available', async () => {
    const { sku } = await aProduct({ onHand: 0 });
    await api({ customer: 'phone-20', email: anAddress(), sku, kind: 'back_in_stock' });
    await changeVariant(sku, { onHand: 2 });
    const two = anApiOrder(sku, { customer: 'phone-20', lines: [{ sku, quantity: 2 }] });
    expect(await placeApiOrder(two, { by: 'key:test', placeKey: null })).toMatchObject({ ok: true });
    expect(await bookProblems()).toEqual([]);
  });
});

describe('other alerts', () => {
  it('a reduced price is told with the lowest of the 30 days before', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 9_000 });
    const { personId } = await anAccount();
    await askForAlert({ personId, email: null, confirmed: true }, { kind: 'price_drop', sku });
    await database().$executeRaw`
      UPDATE variant SET price_amount = 7000, compare_at_amount = 12000 WHERE id = ${variantId}`;
    await workOffAlertTasks.run();
    const { priorPriceAmount } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
    expect(await database().notice.findMany({ where: { personId }, select: { facts: true } })).toEqual([
      { facts: { piece: 'Test bowl', nowAmount: 7_000, currency: 'EUR', priorAmount: priorPriceAmount } },
    ]);
    expect(priorPriceAmount).toBe(9_000);
  });

  it('a price that fell is told once, and forgotten', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 9_000 });
    const { personId } = await anAccount();
    const email = anAddress();
    await api({ customer: 'phone-30', email, sku, kind: 'price_drop' });
    await askForAlert({ personId, email: null, confirmed: true }, { kind: 'price_drop', sku });
    await changeVariant(sku, { priceAmount: 9_500 });
    await workOffAlertTasks.run();
    expect(await database().notice.count({ where: { personId } })).toBe(0);
    await database().$executeRaw`UPDATE variant SET price_amount = 7000 WHERE id = ${variantId}`;
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    await changeVariant(sku, { priceAmount: 6_000 });
    await workOffAlertTasks.run();
    expect(await database().notice.findMany({ where: { personId }, select: { facts: true } })).toEqual([
      { facts: { piece: 'Test bowl', nowAmount: 7_000, currency: 'EUR', priorAmount: null } },
    ]);
    expect(await mailTo(email)).toHaveLength(1);
    expect(await database().alert.count({ where: { variantId, email: { not: null } } })).toBe(0);
  });

  it('a maker’s new piece is told when it is published, several within the hour once', async () => {
    const { personId } = await anAccount();
    const maker = `Kiln ${randomUUID()}`;
    const piece = (status: string) =>
      database().product.create({ data: { slug: randomUUID(), title: 'Moon jar', maker, status } });
    const draft = await piece('draft');
    await askForAlert({ personId, email: null, confirmed: true }, { kind: 'new_piece', maker });
    await workOffAlertTasks.run();
    expect(await database().notice.count({ where: { personId } })).toBe(0);
    await database().product.update({ where: { id: draft.id }, data: { status: 'published' } });
    await piece('published');
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    expect(await database().notice.findMany({ where: { personId }, select: { facts: true } })).toEqual([
      { facts: { piece: 'Moon jar', maker } },
    ]);
    await expect(
      askForAlert({ personId, email: null, confirmed: true }, { kind: 'new_piece', maker: 'Nobody at all' }),
    ).rejects.toThrow('There is no such maker.');
  });
});

describe('a line that isn’t served', () => {
  const waits = async (sku: string) => {
    const { personId } = await anAccount();
    const email = anAddress();
    await askForAlert({ personId, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
    await api({ customer: randomUUID(), email, sku, kind: 'back_in_stock' });
    return { personId, email };
  };

  it.each([
    [
      'a piece is archived',
      sql(
        (id) =>
          Prisma.sql`UPDATE product SET status = 'archived' WHERE id = (SELECT product_id FROM variant WHERE id = ${id})`,
      ),
    ],
    [
      'a variant is archived',
      sql((id) => Prisma.sql`UPDATE variant SET archived_at = clock_timestamp() WHERE id = ${id}`),
    ],
  ])('%s: nothing is offered, whoever waits is told, and their address is gone', async (_, archive) => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId, email } = await waits(sku);
    await archive(variantId);
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    expect(await database().notice.findMany({ where: { personId }, select: { title: true } })).toEqual([
      { title: 'Test bowl is no longer sold' },
    ]);
    expect(await mailTo(email)).toHaveLength(1);
    expect(await database().alert.findMany({ where: { variantId } })).toMatchObject([
      { state: 'ended', email: null },
      { state: 'ended', email: null },
    ]);
    await expect(waits(sku)).rejects.toThrow('There is no such piece.');
  });

  it('a piece in a drop: what comes back is the room’s, and the line is served once the drop is over', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId } = await waits(sku);
    const now = Date.now();
    const drop = await database().drop.create({
      data: {
        slug: randomUUID(),
        title: 'Moon jars',
        entriesFrom: new Date(now - 3_000_000),
        opensAt: new Date(now - 1_000),
        closesAt: new Date(now + 3_000_000),
        admitPerMinute: 10,
        insideAtOnce: 10,
        admissionSeconds: 300,
        perPerson: 1,
        secret: 'a'.repeat(64),
        commitment: 'b'.repeat(64),
        size: 1,
        available: 0,
        variants: { create: { variantId } },
      },
    });
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await database().drop.update({ where: { id: drop.id }, data: { state: 'over' } });
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    expect(await database().reservation.findMany({ where: { variantId } })).toMatchObject([{ personId, quantity: 1 }]);
    expect(await bookProblems()).toEqual([]);
  });
});

describe('what is theirs', () => {
  it('the topic has place, offer and price; it is told to those whose place moved', async () => {
    const { sku } = await aProduct({ onHand: 0, priceAmount: 12_400 });
    const [first, second] = (await Promise.all([aPerson(), aPerson()])) as [string, string];
    for (const personId of [first, second]) {
      await askForAlert({ personId, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
    }
    const before = await readOwnAlerts(database(), [first, second]);
    expect(before.get(second)?.data.alerts).toMatchObject([{ sku, place: 2, price: null, state: 'waiting' }]);
    await changeVariant(sku, { onHand: 1 });
    await workOffAlertTasks.run();
    const after = await readOwnAlerts(database(), [first, second]);
    expect(after.get(first)?.data.alerts).toMatchObject([
      { state: 'offered', place: null, price: { amount: 12_400, currency: 'EUR' } },
    ]);
    expect(after.get(second)?.data.alerts).toMatchObject([{ place: 1 }]);
    expect(after.get(second)?.version).toBeGreaterThan(before.get(second)?.version ?? 0);
    await changeVariant(sku, { priceAmount: 13_000 });
    expect((await readOwnAlerts(database(), [first])).get(first)).toMatchObject({
      data: { alerts: [{ price: { amount: 13_000 } }] },
    });
  });

  it('is exported, and given up with the account', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId } = await anAccount();
    const next = await aPerson();
    for (const person of [personId, next]) {
      await askForAlert({ personId: person, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
    }
    await changeVariant(sku, { onHand: 1 });
    expect((await exportAccount(shopper(personId))).alerts).toMatchObject([{ sku, state: 'offered' }]);
    await stopAllAlerts(personId);
    expect(await database().reservation.findFirst({ where: { variantId } })).toMatchObject({ personId: next });
  });

  it('what was never confirmed, and what is over, is forgotten with whoever was known by the address alone', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    const kept = await personOfReference(`channel-${randomUUID()}`);
    await askForAlert({ personId: kept, email: anAddress(), confirmed: true }, { kind: 'back_in_stock', sku });
    const [guest = ''] = await idsOf(variantId);
    const { personId } = await database().alert.findUniqueOrThrow({ where: { id: guest } });
    await database().alert.updateMany({
      where: { variantId },
      data: { askedAt: new Date(Date.now() - 90 * 86_400_000) },
    });
    await forgetOld();
    expect(await database().alert.findMany({ where: { variantId } })).toMatchObject([{ personId: kept }]);
    expect(await database().person.count({ where: { id: personId } })).toBe(0);
  });
});

describe('nonsense', () => {
  it.each([
    [{ customer: 'a', email: 'no address', sku: 'X', kind: 'back_in_stock' }, 400],
    [{ customer: 'a', email: 'a@example.test', sku: 'X', kind: 'new_piece' }, 400],
    [{ customer: '', email: 'a@example.test', sku: 'X', kind: 'price_drop' }, 400],
    [{ customer: 'a', email: 'a@example.test', sku: 'NOT-THERE', kind: 'price_drop' }, 404],
    [{}, 400],
  ])('%j is refused with %i and leaves nothing', async (body, status) => {
    const before = await database().alert.count();
    expect((await api(body)).status).toBe(status);
    expect(await database().alert.count()).toBe(before);
  });
});

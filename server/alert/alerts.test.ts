import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { anAddress, asksForPiece, asksOverApi, mailTo } from '#server/testing/alerts.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { askForAlert } from './ask-for-alert.ts';
import { workOffAlertTasks } from './work-off-tasks.ts';

testDatabase();

describe('an order takes what is offered to its person', () => {
  it('through the API, by the same customer; and nobody else’s order does', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const asked = await asksOverApi({ customer: 'phone-12', email: anAddress(), sku, kind: 'back_in_stock' });
    expect(asked).toMatchObject({ status: 201, body: { place: 1, state: 'waiting' } });
    expect(await asksOverApi({ customer: 'phone-12', email: anAddress(), sku, kind: 'back_in_stock' })).toEqual(asked);
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
    await asksForPiece(person, sku);
    await database().reservation.updateMany({ where: { personId: other }, data: { expiresAt: new Date(0) } });
    await releaseExpiredHolds.run();
    expect(await placeOrder(person, aCheckout(20_000))).toMatchObject({ ok: true });
    expect(await bookProblems()).toEqual([]);
  });

  it('several units: what isn’t offered must be available', async () => {
    const { sku } = await aProduct({ onHand: 0 });
    await asksOverApi({ customer: 'phone-20', email: anAddress(), sku, kind: 'back_in_stock' });
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
    await asksOverApi({ customer: 'phone-30', email, sku, kind: 'price_drop' });
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

describe('nonsense', () => {
  it.each([
    [{ customer: 'a', email: 'no address', sku: 'X', kind: 'back_in_stock' }, 400],
    [{ customer: 'a', email: 'a@example.test', sku: 'X', kind: 'new_piece' }, 400],
    [{ customer: '', email: 'a@example.test', sku: 'X', kind: 'price_drop' }, 400],
    [{ customer: 'a', email: 'a@example.test', sku: 'NOT-THERE', kind: 'price_drop' }, 404],
    [{}, 400],
  ])('%j is refused with %i and leaves nothing', async (body, status) => {
    const before = await database().alert.count();
    expect((await asksOverApi(body)).status).toBe(status);
    expect(await database().alert.count()).toBe(before);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { nothingRefunded } from '#domain/withdrawal/nothing-refunded.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { startPacking } from '#server/shipping/start-packing.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aBearer, aKey, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey } from '#server/testing/settings.ts';
import {
  aStatement,
  confirm,
  headersOf,
  matchAll,
  newest,
  newestAfter,
  numberOf,
  orderOf,
  receiptsTo,
  shop,
} from '#server/testing/withdrawals.ts';
import { withdrawalLimits } from './limits.ts';
import { readReceipt } from './read-receipt.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});

describe('a statement of withdrawal', () => {
  it('by number and email alone cancels nothing by itself, and nothing is packed until the desk refunds it, delivery too', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const publicId = await aPaidOrder(sku, 2);
    const answer = await confirm(aStatement(await numberOf(publicId)));
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/withdraw\/receipts\/[\w-]{22}$/);
    expect((await orderOf(publicId)).status).toBe('paid');
    await matchAll();
    const { id } = await newest();
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid', withdrawals: [{ status: 'to_refund' }] });
    expect(await packOrder(publicId, aKey)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
    expect(await startPacking(publicId, aKey)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
    expect(
      await deskPost(withdrawalRoutes, '/desk/withdrawals/:id/refund', {}, { cookie: merchant, params: { id } }),
    ).toMatchObject({ status: 200 });
    const order = await orderOf(publicId);
    expect(order).toMatchObject({ status: 'cancelled', refundedAmount: order.totalAmount });
    expect(order.withdrawals).toMatchObject([
      { status: 'refunded', matchedBy: 'number_and_email', refundAmount: order.totalAmount },
    ]);
    expect((await database().variant.findUniqueOrThrow({ where: { sku } })).onHand).toBe(3);
  });

  it.each([
    ['set aside', 'Nothing had been charged yet. Your bank will release the money it set aside'],
    ['under way', 'Nothing had been charged by then. A payment that goes through later is refunded.'],
  ])('from an order whose money is only %s says what becomes of it', async (standing, words) => {
    await saveShop({ paymentCapture: 'when_packed' });
    const order = anApiOrder((await aProduct()).sku, { payment: { provider: 'test', token: 'tok_visa' } });
    const placed = await placeApiOrder(order, { by: 'key:test', placeKey: null });
    await saveShop({ paymentCapture: 'at_once' });
    if (!placed.ok) throw new Error(placed.refusal.message);
    const { publicId } = placed.value;
    expect((await orderOf(publicId)).status).toBe('authorised');
    if (standing === 'under way') {
      await database().payment.updateMany({ where: { order: { publicId } }, data: { status: 'processing' } });
    }
    const { cookies } = await aBearer(publicId);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await confirm({ ...aStatement(await numberOf(publicId)), publicId }, { cookie });
    await matchAll();
    expect(await orderOf(publicId)).toMatchObject({ status: 'cancelled', withdrawals: [{ refundAmount: 0 }] });
    const [mail] = await database().email.findMany({
      where: { subject: { endsWith: 'is settled' } },
      orderBy: { id: 'desc' },
    });
    expect(mail?.text).toContain(words);
    const receipt = await readReceipt(answer.location.split('/').at(-1) ?? '');
    expect(nothingRefunded(receipt?.own?.payment ?? 'taken')).toContain(words);
  });

  it('that names pieces of another order waits for a person, and isn’t taken for settled', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const { id } = await newestAfter(async () => {
      await confirm(aStatement(await numberOf(publicId)));
    });
    await database().$executeRaw`UPDATE withdrawal SET lines = '[{"sku":"no-such","quantity":1}]' WHERE id = ${id}`;
    await matchAll();
    expect(await newest()).toMatchObject({ id, status: 'to_match', refundAmount: null });
  });

  it('is answered alike whether or not there is such an order, and always stored', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const before = await database().withdrawal.count();
    const answers = [
      await confirm(aStatement(await numberOf(publicId))),
      await confirm(aStatement(await numberOf(publicId), { email: 'other@example.com' })),
      await confirm(aStatement('MD-999999')),
      await confirm(aStatement('a pitcher, about 20 November')),
      await confirm(aStatement('')),
    ];
    const shapes = answers.map(({ status, location }) => `${status} ${location.replace(/[\w-]{22}$/, '…')}`);
    expect(new Set(shapes)).toEqual(new Set(['303 /withdraw/receipts/…']));
    expect(await database().withdrawal.count()).toBe(before + 5);
    const texts = (await database().email.findMany({ where: { subject: { startsWith: 'We’ve received your' } } }))
      .slice(-5)
      .map(({ text }) => text.replace(/^(Order|Receipt to|.*W-\d+.*|we received this.*).*$/gm, ''));
    expect(new Set(texts).size).toBe(1);
  });

  it('sends a receipt with the whole statement, its number and its time to the second', async () => {
    const to = 'receipt@example.com';
    await confirm(aStatement('MD-1', { email: to, pieces: 'The cobalt leaf pitcher' }));
    const [mail] = await receiptsTo(to);
    const { number, receivedAt } = await newest();
    expect(mail?.subject).toBe(`We’ve received your withdrawal, W-${String(number).padStart(4, '0')}`);
    for (const part of [
      'Name: Maud Renard',
      'Order: MD-1',
      'Pieces: The cobalt leaf pitcher',
      `Receipt to: ${to}`,
      'Statement: I withdraw from my contract for the pieces below.',
      `:${String(receivedAt.getUTCSeconds()).padStart(2, '0')} (`,
    ])
      expect(mail?.text).toContain(part);
  });

  it('sent twice with one key is one statement, whose first time counts', async () => {
    const fields = { ...aStatement('MD-77'), key: 'a-key-of-one-form' };
    const first = await confirm(fields);
    const { receivedAt } = await newest();
    const again = await Promise.all([confirm(fields), confirm(fields)]);
    expect(again.map(({ location }) => location)).toEqual([first.location, first.location]);
    expect((await newest()).receivedAt).toEqual(receivedAt);
    expect((await confirm({ ...fields, pieces: 'One of them' })).location).not.toBe(first.location);
  });

  it('of pieces that have left expects them back, and refunds nothing by itself', async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const publicId = await aPaidOrder(sku, 2);
    await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `W-${publicId}` });
    await confirm(aStatement(await numberOf(publicId)));
    await matchAll();
    const order = await orderOf(publicId);
    expect(order).toMatchObject({ status: 'shipped', refundedAmount: 0 });
    expect(order.returns).toMatchObject([{ status: 'approved' }]);
    expect(order.withdrawals).toMatchObject([{ status: 'to_refund', returnId: order.returns[0]?.id }]);
  });

  it('about some of the pieces in the customer’s words waits for the desk', async () => {
    const publicId = await aPaidOrder((await aProduct({ onHand: 3 })).sku, 2);
    await confirm(aStatement(await numberOf(publicId), { pieces: 'one of them' }));
    await matchAll();
    expect(await newest()).toMatchObject({ status: 'to_match', orderId: null, matchDueAt: null });
    expect((await orderOf(publicId)).status).toBe('paid');
  });

  it('by the order’s own link names its pieces; by nobody else', async () => {
    const { sku } = await aProduct({ onHand: 3, priceAmount: 4_000 });
    const publicId = await aPaidOrder(sku, 2);
    const fields = {
      ...aStatement(await numberOf(publicId)),
      publicId,
      lines: JSON.stringify([{ sku, quantity: 1 }]),
    };
    await confirm({ ...fields, email: 'stranger@example.com' });
    expect(await newest()).toMatchObject({ source: 'form', lines: null, orderId: null });
    const { cookies } = await aBearer(publicId);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    await confirm(fields, { cookie });
    expect(await newest()).toMatchObject({ source: 'link', status: 'refunded', refundAmount: 4_000 });
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid', refundedAmount: 4_000 });
    expect((await database().variant.findUniqueOrThrow({ where: { sku } })).onHand).toBe(2);
    // The rest, by a second statement: then nothing stays, and the delivery goes back too.
    await confirm({ ...aStatement(await numberOf(publicId)), publicId }, { cookie });
    const order = await orderOf(publicId);
    expect(order.refundedAmount).toBe(order.totalAmount);
  });

  it('can’t be flooded from one place, and says when to go on', async () => {
    const { most } = withdrawalLimits.withdrawalsPerAddress;
    const from = { 'x-client-address': '10.9.9.9' };
    const answers = await Promise.all(
      Array.from({ length: most + 2 }, (_, at) =>
        confirm(aStatement(`MD-${at}`, { email: `${at}@example.com` }), from),
      ),
    );
    expect(answers.filter(({ location }) => location.includes('problem=too_many'))).toHaveLength(2);
  });

  it('by the API is taken with or without a key, as API.md says', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const post = (body: object, more: Record<string, string>) =>
      handlerOf(
        withdrawalRoutes,
        'POST /v1/withdrawals',
      )(
        new Request(`${shop}/api/v1/withdrawals`, {
          method: 'POST',
          headers: headersOf({ 'content-type': 'application/json', ...more }),
          body: JSON.stringify(body),
        }),
      );
    const key = { authorization: `Bearer ${testApiKey}` };
    for (const order of [await numberOf(publicId), 'MD-999998']) {
      const answer = await post(aStatement(order), key);
      expect(answer.status).toBe(202);
      expect(Object.keys(await answer.json()).sort()).toEqual(['id', 'receivedAt']);
    }
    expect((await post({ ...aStatement('MD-1'), reason: 'none' }, key)).status).toBeGreaterThanOrEqual(400);
    expect((await post(aStatement('MD-1', { email: 'nobody' }), {})).status).toBe(400);
    expect((await post(aStatement('MD-1'), {})).status).toBe(202);
    await matchAll();
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid', withdrawals: [{ status: 'to_refund' }] });
  });
});

it('keeps a statement as it came', async () => {
  const { id } = await newest();
  await expect(database().withdrawal.update({ where: { id }, data: { name: 'Somebody else' } })).rejects.toThrow(
    'kept as it came',
  );
});

import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { aStatement, confirm, matchAll, newest, numberOf, orderOf } from '#server/testing/withdrawals.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});

describe('withdrawals at the desk', () => {
  const desk = async (path: string, fields: Record<string, string | number> = {}, id = '') =>
    deskPost(withdrawalRoutes, path as `/${string}`, fields, { cookie: merchant, params: { id } });

  it('refunds a shipped order once, with its delivery, and the return then gives nothing more', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const publicId = await aPaidOrder(sku, 2);
    await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `D-${publicId}` });
    await confirm(aStatement(await numberOf(publicId)));
    await matchAll();
    const { id, returnId } = await newest();
    const pressed = await Promise.all([
      desk('/desk/withdrawals/:id/refund', {}, id),
      desk('/desk/withdrawals/:id/refund', {}, id),
    ]);
    expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
    const order = await orderOf(publicId);
    expect(order).toMatchObject({ status: 'refunded', refundedAmount: order.totalAmount });
    expect(order.withdrawals).toMatchObject([{ status: 'refunded', refundAmount: order.totalAmount }]);
    const back = { publicId, returnId: returnId ?? '' };
    const [line] = await database().returnLine.findMany({ where: { returnId: back.returnId } });
    expect(
      await receiveReturn(back, { actor: aKey, lines: [{ lineId: line?.id ?? '', restock: 2, numbers: [] }] }),
    ).toMatchObject({ ok: true });
    expect(await refundReturn(back, { actor: aKey })).toEqual({ ok: true, value: 'closed' });
    expect((await orderOf(publicId)).refundedAmount).toBe(order.totalAmount);
  });

  it('is where a withdrawal’s return is refunded, so that neither money nor delivery is given apart', async () => {
    const { sku } = await aProduct({ onHand: 4 });
    const publicId = await aPaidOrder(sku, 2);
    await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `R-${publicId}` });
    await confirm(aStatement(await numberOf(publicId)));
    await matchAll();
    const { id, returnId } = await newest();
    const back = { publicId, returnId: returnId ?? '' };
    const [line] = await database().returnLine.findMany({ where: { returnId: back.returnId } });
    await receiveReturn(back, { actor: aKey, lines: [{ lineId: line?.id ?? '', restock: 2, numbers: [] }] });
    for (const settled of [await refundReturn(back, { actor: aKey }), await exchangeReturn(back, { actor: aKey })])
      expect(settled).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
    expect(await desk('/desk/withdrawals/:id/refund', {}, id)).toMatchObject({ status: 200 });
    const order = await orderOf(publicId);
    expect(order).toMatchObject({ status: 'refunded', refundedAmount: order.totalAmount });
  });

  it('matches by hand, names the pieces that were meant in words, and refunds those alone', async () => {
    const { sku } = await aProduct({ onHand: 3, priceAmount: 4_000 });
    const publicId = await aPaidOrder(sku, 2);
    await confirm(aStatement('the cup I bought', { pieces: 'one of the cups' }));
    await matchAll();
    const { id } = await newest();
    expect(await desk('/desk/withdrawals/:id/refund', {}, id)).toMatchObject({ status: 409 });
    expect(await desk('/desk/withdrawals/:id/match', { order: 'none' }, id)).toMatchObject({
      status: 400,
      field: 'order',
    });
    expect(await desk('/desk/withdrawals/:id/match', { order: publicId }, id)).toMatchObject({ status: 200 });
    expect(await newest()).toMatchObject({ status: 'to_refund' });
    expect(await desk('/desk/withdrawals/:id/refund', {}, id)).toMatchObject({ status: 400, field: 'lines' });
    expect(await desk('/desk/withdrawals/:id/match', { order: publicId, [`piece.${sku}`]: '1' }, id)).toMatchObject({
      status: 200,
    });
    expect(await newest()).toMatchObject({ status: 'refunded', refundAmount: 4_000, matchedBy: 'desk' });
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid', refundedAmount: 4_000 });
  });

  it('notes an exception only as the law has it, and the customer is told', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `E-${publicId}` });
    await confirm(aStatement(await numberOf(publicId), { email: 'Maud.Renard@example.com' }));
    await matchAll();
    const { id, email: to } = await newest();
    const answer = 'It was made for you.';
    const except = (exemption: string) => desk('/desk/withdrawals/:id/except', { exemption, answer }, id);
    expect(await except('not_wanted')).toMatchObject({ status: 400, field: 'exemption' });
    expect(await except('too_late')).toMatchObject({ status: 400, field: 'exemption' });
    expect(await except('private_seller')).toMatchObject({ status: 400, field: 'exemption' });
    expect(await except('made_to_specification')).toMatchObject({ status: 200 });
    expect(await newest()).toMatchObject({ status: 'not_applicable', exemption: 'made_to_specification', answer });
    expect(await database().email.count({ where: { recipient: to, text: { contains: answer } } })).toBe(1);
    expect((await orderOf(publicId)).refundedAmount).toBe(0);
  });

  it('leaves a statement after the 14 days to a person', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const { id } = await orderOf(publicId);
    await database().orderEvent.create({
      data: { orderId: id, kind: 'delivered', actor: 'system', at: new Date(Date.now() - 20 * 86_400_000) },
    });
    await confirm(aStatement(await numberOf(publicId)));
    await matchAll();
    expect(await newest()).toMatchObject({ status: 'to_match', orderId: null });
  });

  it('records a letter with the day it was sent', async () => {
    const fields = { name: 'Clara Nowak', email: 'clara@example.com', source: 'letter', sentAt: '2026-11-02T22:10' };
    expect(await desk('/desk/withdrawals', fields)).toMatchObject({ status: 200 });
    const { receivedAt, source, recordedBy } = await newest();
    expect({ source, recordedBy }).toEqual({ source: 'letter', recordedBy: expect.stringMatching(/^desk:./) });
    expect(receivedAt.toISOString()).toMatch(/^2026-11-02T2\d:10/);
    expect(await desk('/desk/withdrawals', { ...fields, sentAt: '2999-01-01' })).toMatchObject({
      status: 400,
      field: 'sentAt',
    });
  });

  it('is for merchants alone', async () => {
    const shopper = (await aSession('shopper')).cookie;
    const { id } = await newest();
    const answer = await deskPost(
      withdrawalRoutes,
      '/desk/withdrawals/:id/refund',
      {},
      { cookie: shopper, params: { id } },
    );
    expect(answer.status).toBe(403);
  });
});

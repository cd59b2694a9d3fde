import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aKey, aReturn } from '#server/testing/order-factories.ts';
import { ada, aVatOrder, french, messageOf, refundsOf, vatShop } from '#server/testing/vat-orders.ts';
import { refundVat } from './refund-vat.ts';

testDatabase();
vatShop();

describe('the VAT of an order, after an exchange', () => {
  const deliver = async (publicId: string) => {
    const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `V-${publicId}` });
    if (!parcel.ok) throw new Error(parcel.refusal.message);
    await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  };
  const received = async (publicId: string, quantity: number): Promise<ReturnKey> => {
    const rows = await database().orderLine.findMany({ where: { order: { publicId } } });
    const lines = rows.map(({ id }) => ({ lineId: id, quantity, reason: 'damaged' as const }));
    const key = await aReturn(publicId, { lines });
    await approveReturn(key, { actor: aKey });
    const back = await database().returnLine.findMany({ where: { returnId: key.returnId } });
    await receiveReturn(key, { actor: aKey, lines: back.map(({ id }) => ({ lineId: id, restock: quantity })) });
    return key;
  };
  const exchanged = async (publicId: string, quantity: number): Promise<string> => {
    const made = await exchangeReturn(await received(publicId, quantity), { actor: aKey });
    if (!made.ok) throw new Error(made.refusal.message);
    await deliver(made.value.publicId);
    return made.value.publicId;
  };

  it('refunds the VAT, and what came in exchange goes back at what it cost without it, each unit by itself', async () => {
    const { publicId } = await aVatOrder();
    await deliver(publicId);
    const third = await exchanged(await exchanged(publicId, 2), 2);
    expect(await refundVat(publicId, { actor: ada, vatNumber: french })).toMatchObject({ value: { amount: 2_150 } });
    for (const _ of [1, 2]) {
      expect(await refundReturn(await received(third, 1), { actor: aKey })).toMatchObject({ ok: true });
    }
    expect((await refundsOf(publicId)).map(({ amount }) => amount)).toEqual([2_150, 5_000, 5_000]);
  });

  it.each([
    ['', false],
    [', also if it kept no amount', true],
  ])('lowers only what wasn’t refunded of the exchange before%s', async (_, isEarly) => {
    const { publicId } = await aVatOrder();
    await deliver(publicId);
    const second = await exchanged(publicId, 2);
    const ofExchange = { return: { order: { publicId } } };
    if (isEarly) await database().returnLine.updateMany({ where: ofExchange, data: { paidAmount: null } });
    expect(await refundReturn(await received(second, 1), { actor: aKey })).toMatchObject({ ok: true });
    expect(await refundVat(publicId, { actor: ada, vatNumber: french })).toMatchObject({ ok: true });
    expect(await refundReturn(await received(second, 1), { actor: aKey })).toMatchObject({ ok: true });
    expect((await refundsOf(publicId)).map(({ amount }) => amount)).toEqual([6_000, 1_150, 5_000]);
  });

  it('waits while what came in exchange is on its way back', async () => {
    const { publicId } = await aVatOrder();
    await deliver(publicId);
    await aReturn(await exchanged(publicId, 1));
    expect(await messageOf(refundVat(publicId, { actor: ada, vatNumber: french }))).toContain(
      'Settle the return first',
    );
  });
});

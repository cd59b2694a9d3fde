import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { readOwnedPieces as readOwned } from './owned-pieces.ts';

testDatabase();

async function readOwnedPieces(personId: string, most: number) {
  const owned = (await readOwned(database(), [personId], most)).get(personId);
  if (!owned) throw new Error('There is nobody.');
  return owned;
}

async function ownedBy(personId: string, publicId: string) {
  return database().order.update({ where: { publicId }, data: { personId }, include: { lines: true } });
}

test('what arrived is on the shelf, what is on its way or came back is not', async () => {
  const { personId } = await anAccount();
  const [bowl, mug] = [await aProduct({ onHand: 5 }), await aProduct({ onHand: 5 })];
  expect(await readOwnedPieces(personId, 9)).toEqual({ pieces: [], count: 0 });
  await ownedBy(personId, await aPaidOrder(bowl.sku));
  expect((await readOwnedPieces(personId, 9)).count).toBe(0);

  const { publicId } = await aDeliveredOrder(bowl.sku);
  const { lines } = await ownedBy(personId, publicId);
  const other = await aDeliveredOrder(mug.sku, 2);
  await ownedBy(personId, other.publicId);
  const owned = await readOwnedPieces(personId, 9);
  expect(owned.count).toBe(2);
  expect(owned.pieces.map((piece) => piece.orderPublicId)).toEqual([other.publicId, publicId]);
  expect(owned.pieces[1]).toMatchObject({ lineId: lines[0]?.id, title: lines[0]?.title, slug: bowl.slug });
  expect(await readOwnedPieces(personId, 1)).toMatchObject({ pieces: [{ orderPublicId: other.publicId }], count: 2 });

  const back = await aReturn(publicId);
  expect((await readOwnedPieces(personId, 9)).count).toBe(2);
  const desk = { actor: aKey };
  await approveReturn(back, desk);
  await receiveReturn(back, { ...desk, lines: [{ lineId: lines[0]?.id ?? '', restock: 1 }] });
  expect((await readOwnedPieces(personId, 9)).pieces.map((piece) => piece.orderPublicId)).toEqual([other.publicId]);
});

test('of a numbered edition the shelf names what is still theirs, and nothing of a line that is all gone', async () => {
  const { personId } = await anAccount();
  const { sku } = await aProduct({ onHand: 4, editionSize: 4, numbered: true });
  const publicId = await aPaidOrder(sku, 3);
  await ownedBy(personId, publicId);
  const lines = [{ sku, quantity: 1, restock: true }];
  await refundOrder(publicId, { actor: aKey, lines, reason: 'one less' });
  const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `O-${publicId}` });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  expect((await readOwnedPieces(personId, 9)).pieces).toMatchObject([{ numbers: [1, 2] }]);
  const lineId = (await database().orderLine.findFirstOrThrow({ where: { order: { publicId } } })).id;
  for (const left of [[2], []]) {
    const number = 2 - left.length;
    const numbers = left.length > 0 ? { numbers: [number] } : {};
    const back = await aReturn(publicId, { lines: [{ lineId, quantity: 1, reason: 'damaged', ...numbers }] });
    await approveReturn(back, { actor: aKey });
    await receiveReturn(back, { actor: aKey, lines: [] });
    const named = (await readOwnedPieces(personId, 9)).pieces.map((piece) => piece.numbers);
    expect(named).toEqual(left.length > 0 ? [left] : []);
  }
});

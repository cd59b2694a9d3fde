import { expect, test } from 'vitest';
import { database } from '#server/database/database.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { readOwnedPieces } from './owned-pieces.ts';

testDatabase();

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

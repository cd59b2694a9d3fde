import { expect, it } from 'vitest';
import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { refusedBeforeGuest } from '#server/bag/refused-before-guest.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';
import { placeOrder } from './place-order.ts';

testDatabase();

const nothing = { ok: false, refusal: { code: 'out_of_stock', available: 0 } };
const setStatus = (id: string, status: ProductStatus) => database().product.update({ where: { id }, data: { status } });
const ways = [
  ['archived', (piece: { productId: string }) => setStatus(piece.productId, 'archived')],
  ['a draft', (piece: { productId: string }) => setStatus(piece.productId, 'draft')],
  [
    'an archived variant',
    (piece: { variantId: string }) =>
      database().variant.update({ where: { id: piece.variantId }, data: { archivedAt: new Date() } }),
  ],
] as const;

it.each(ways)('of what is %s nothing new is held or ordered, and what is held can be bought', async (_, take) => {
  const piece = await aProduct({ onHand: 10, editionSize: 100, priceAmount: 5_000 });
  const { sku } = piece;
  const holder = await aPerson();
  expect((await addToBag(holder, { sku, quantity: 2 })).ok).toBe(true);
  await take(piece);

  expect(await addToBag(await aPerson(), { sku, quantity: 1 })).toMatchObject(nothing);
  expect(await refusedBeforeGuest({ sku, quantity: 1 })).toMatchObject(nothing.refusal);
  expect(await changeBagLine(holder, { sku, quantity: 3 })).toMatchObject(nothing);
  expect(await placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null })).toMatchObject(nothing);
  expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ onHand: 10, reserved: 2 });

  expect((await changeBagLine(holder, { sku, quantity: 1 })).ok).toBe(true);
  const bought = await placeOrder(holder, aCheckout(5_900));
  expect(bought.ok).toBe(true);
  expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ onHand: 9, reserved: 0 });
});

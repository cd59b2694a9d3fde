import { expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/database/database.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { readProductViews } from './product-view.ts';

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

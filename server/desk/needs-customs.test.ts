import { expect, it } from 'vitest';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anAddress, aPaidOrder } from '#server/testing/order-factories.ts';
import { needsCustoms } from './needs-customs.ts';

testDatabase();

it('is so only for parcels that leave the shop’s customs area', async () => {
  await saveShop({ country: 'PT' });
  const publicId = await aPaidOrder((await aProduct()).sku);
  for (const [place, needed] of [
    [{ country: 'FR', postalCode: '69001' }, false],
    [{ country: 'FR', postalCode: '97400' }, true],
    [{ country: 'CH', postalCode: '8001' }, true],
  ] as const) {
    await database().order.update({ where: { publicId }, data: { shippingAddress: { ...anAddress, ...place } } });
    expect([place, await needsCustoms(publicId)]).toEqual([place, needed]);
  }
  await database().order.update({ where: { publicId }, data: { shippingMethod: pickUpMethod } });
  expect(await needsCustoms(publicId)).toBe(false);
});

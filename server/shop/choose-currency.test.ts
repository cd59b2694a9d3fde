import { afterAll, expect, it } from 'vitest';
import { plainAmount } from '#contract/search/plain-amount.ts';
import { defaultCurrency, noteShopCurrency, shopCurrency } from '#contract/shop/shop-currency.ts';
import { patchShopSchema, saveShopSchema } from '#contract/shop/shop-settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readShop } from './read-shop.ts';
import { saveShop } from './save-shop.ts';

testDatabase();
afterAll(() => noteShopCurrency(defaultCurrency));

it('a shop’s currency is chosen before its first price, with its own minor units, and then stays', async () => {
  expect((await readShop()).currency).toBe(defaultCurrency);
  for (const [currency, typed, plain] of [
    ['JPY', '1200', '1200'],
    ['KWD', '1.2345', ''],
    ['KWD', '1.234', '1.234'],
  ] as const) {
    expect(await saveShop({ currency })).toMatchObject({ ok: true });
    await readShop();
    expect([shopCurrency(), plainAmount(typed)]).toEqual([currency, plain]);
  }
  const form = { seenVersion: 1, shows: 'currency lotDeliveryAmount', currency: 'jpy', lotDeliveryAmount: '1800' };
  expect(saveShopSchema.parse(form).given).toEqual({ currency: 'JPY', lotDeliveryAmount: 1_800 });

  await aProduct();
  expect(await saveShop({ currency: 'USD' })).toMatchObject({ ok: false, refusal: { field: 'currency' } });
  expect(await saveShop({ currency: 'KWD', tagline: 'the same again' })).toMatchObject({ ok: true });
  expect((await readShop()).currency).toBe('KWD');
  expect(await database().variant.count()).toBe(1);
});

it('a currency nobody has heard of is refused', () => {
  for (const currency of ['XXY', 'EURO', '']) expect(patchShopSchema.safeParse({ currency }).success).toBe(false);
});

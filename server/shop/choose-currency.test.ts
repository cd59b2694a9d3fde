import { afterAll, expect, it } from 'vitest';
import { plainAmount } from '#contract/search/plain-amount.ts';
import { defaultCurrency, noteShopCurrency, shopCurrency } from '#contract/shop/shop-currency.ts';
import { patchShopSchema, saveShopSchema } from '#contract/shop/shop-settings.ts';
import { currencySchema } from '#contract/value/money.ts';
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
    ['PLN', '1.2345', ''],
    ['PLN', '1.23', '1.23'],
  ] as const) {
    expect(await saveShop({ currency })).toMatchObject({ ok: true });
    await readShop();
    expect([shopCurrency(), plainAmount(typed)]).toEqual([currency, plain]);
  }
  const form = { seenVersion: 1, shows: 'currency lotDeliveryAmount', currency: 'jpy', lotDeliveryAmount: '1800' };
  expect(saveShopSchema.parse(form).given).toEqual({ currency: 'JPY', lotDeliveryAmount: 1_800 });

  await aProduct();
  expect(await saveShop({ currency: 'USD' })).toMatchObject({ ok: false, refusal: { field: 'currency' } });
  expect(await saveShop({ currency: 'PLN', tagline: 'the same again' })).toMatchObject({ ok: true });
  expect((await readShop()).currency).toBe('PLN');
  expect(await database().variant.count()).toBe(1);
});

it('a currency with other units at a payment provider is refused, and one that the shop has already is kept', async () => {
  for (const currency of ['EURO', '']) expect(patchShopSchema.safeParse({ currency }).success).toBe(false);
  for (const currency of ['XXY', 'HUF', 'ISK', 'KWD']) {
    expect(await saveShop({ currency })).toMatchObject({ ok: false, refusal: { field: 'currency' } });
    expect(currencySchema.safeParse(currency).success).toBe(false);
  }
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: { currency: 'ISK' } } });
  expect(await saveShop({ currency: 'ISK', tagline: 'Reykjavík' })).toMatchObject({ ok: true });
  expect((await readShop()).currency).toBe('ISK');
});

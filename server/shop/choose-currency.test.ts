import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createAuctionSchema } from '#contract/auction/auction.ts';
import { plainAmount } from '#contract/search/plain-amount.ts';
import { defaultCurrency, noteShopCurrency, shopCurrency } from '#contract/shop/shop-currency.ts';
import { patchShopSchema, saveShopSchema } from '#contract/shop/shop-settings.ts';
import { currencySchema } from '#contract/value/money.ts';
import { createAuction } from '#server/auction/lot/create-auction.ts';
import { database } from '#server/engine/database/database.ts';
import { addZone } from '#server/tariff/save-zone.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { followShopCurrency } from './follow-currency.ts';
import { readShop } from './read-shop.ts';
import { saveShop } from './save-shop.ts';

testDatabase();
const store = (values: { currency: string; lotDeliveryAmount?: number }) =>
  database().shopSettings.update({ where: { id: 'shop' }, data: { values } });
afterAll(() => noteShopCurrency(defaultCurrency));

beforeAll(async () => {
  await database().shippingZone.deleteMany();
  await saveShop({ lotDeliveryAmount: 0 });
});

it('a shop’s currency is chosen before its first price, with its own minor units, and then stays', async () => {
  expect((await readShop()).currency).toBe(defaultCurrency);
  for (const [currency, typed, plain] of [
    ['JPY', '1200', '1200'],
    ['PLN', '1.2345', ''],
    ['PLN', '1.23', '1.23'],
  ] as const) {
    expect(await saveShop({ currency })).toMatchObject({ ok: true });
    expect([shopCurrency(), plainAmount(typed)]).toEqual([currency, plain]);
  }
  const form = { seenVersion: 1, shows: 'currency lotDeliveryAmount', currency: 'jpy', lotDeliveryAmount: '1800' };
  expect(saveShopSchema.parse(form).given).toEqual({ currency: 'JPY', lotDeliveryAmount: 1_800 });

  expect(await saveShop({ lotDeliveryAmount: 1_800 })).toMatchObject({ ok: true });
  expect(await saveShop({ currency: 'JPY' })).toMatchObject({ ok: false, refusal: { field: 'lotDeliveryAmount' } });
  expect(await saveShop({ currency: 'PLN', lotDeliveryAmount: 0 })).toMatchObject({ ok: true });
  const way = { title: 'Home', method: 'home', amount: 900, currency: null, freeFrom: null };
  const area = { title: 'Poland', countries: ['PL'], postcodes: [] };
  const zone = await addZone(area, { ...way, weightFrom: 0, weightTo: null, daysLeast: 1, daysMost: 2 });
  if (!zone.ok) throw new Error(zone.refusal.message);
  expect(await saveShop({ currency: 'USD' })).toMatchObject({ ok: false, refusal: { field: 'currency' } });
  await database().shippingZone.delete({ where: { id: zone.value.id } });

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
  await store({ currency: 'ISK' });
  expect(await saveShop({ currency: 'ISK', tagline: 'Reykjavík' })).toMatchObject({ ok: true });
  expect((await readShop()).currency).toBe('ISK');
});

it('what another process has chosen is noted when it tells of it, and commands read it themselves', async () => {
  const listeners: ((topics: string[]) => void)[] = [];
  followShopCurrency({ onTopics: (listener) => listeners.push(listener), onLost: () => {} });
  await store({ currency: 'JPY' });
  noteShopCurrency('EUR');
  const lot = { title: 'Jar', endsAt: new Date(Date.now() + 3_600_000).toISOString(), startAmount: 1_200 };
  const { id } = await createAuction(createAuctionSchema.parse(lot));
  expect((await database().auction.findUniqueOrThrow({ where: { id } })).currency).toBe('JPY');
  noteShopCurrency('EUR');
  for (const listener of listeners) listener(['shop-settings']);
  await vi.waitFor(() => expect(shopCurrency()).toBe('JPY'), 10_000);
});

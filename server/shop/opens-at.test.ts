import { beforeEach, expect, it } from 'vitest';
import { patchShopSchema } from '#contract/shop/shop-settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readOpensAt } from '#server/opening/opens-at.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn } from '#server/testing/lots.ts';
import { readShop } from './read-shop.ts';
import { saveShop } from './save-shop.ts';

testDatabase();

beforeEach(() =>
  database().shopSettings.update({ where: { id: 'shop' }, data: { values: { zone: 'Europe/Vienna' } } }),
);

/** The next of two evenings in summer, the 14th of May and the 31st of August: never further away than nine months, nor nearer than two days. */
const year = new Date().getUTCFullYear();
const [evening = ''] = [year, year + 1]
  .flatMap((one) => [`${one}-05-14`, `${one}-08-31`])
  .filter((day) => Date.parse(day) > Date.now() + 2 * 86_400_000);
const summer = `${evening}T18:00`;
const inVienna = `${evening}T16:00:00.000Z`;
const inLosAngeles = new Date(Date.parse(inVienna) + 9 * 3_600_000).toISOString();
const past = '2020-06-30T18:00';
const store = (opensAt: string) =>
  database()
    .$executeRaw`UPDATE shop_settings SET "values" = "values" || jsonb_build_object('opensAt', ${opensAt}::text)`;

it('is a moment in the shop’s zone, and moves with the zone', async () => {
  expect(await saveShop({ opensAt: summer })).toMatchObject({ ok: true });
  expect((await readOpensAt())?.toISOString()).toBe(inVienna);
  await saveShop({ zone: 'America/Los_Angeles' });
  expect((await readOpensAt())?.toISOString()).toBe(inLosAngeles);
  await saveShop({ opensAt: '' });
  expect(await readOpensAt()).toBeNull();
});

it.each([past, `${year + 3}-01-01T10:00`])('can’t be %s', async (opensAt) => {
  expect(await saveShop({ opensAt, shopName: 'Other' })).toMatchObject({ ok: false, refusal: { field: 'opensAt' } });
  expect(await readShop()).toMatchObject({ opensAt: '', shopName: 'New shop' });
});

it('that has passed doesn’t close the shop again, whatever else is saved', async () => {
  await store(past);
  expect(await saveShop({ opensAt: past, zone: 'America/Los_Angeles' })).toMatchObject({ ok: true });
  expect(await readShop()).toMatchObject({ opensAt: '', zone: 'America/Los_Angeles' });
});

it('can’t be set while a lot with bids is open', async () => {
  await saveShop({ sellerName: 'Rosa Marini', sellerAddress: 'Lindengasse 12' });
  const lot = await aLot();
  await decideOn(lot, [{ personId: await aPerson(), maxAmount: 10_000, key: aKey() }]);
  expect(await saveShop({ opensAt: summer })).toMatchObject({ ok: false, refusal: { field: 'opensAt' } });
});

it.each(['2027-02-29T10:00', '2027-01-01', '2027-01-01T10:00Z', '2027-01-01T10:00+01:00', 'soon'])(
  'isn’t read from %s',
  (opensAt) => {
    expect(patchShopSchema.safeParse({ opensAt }).success).toBe(false);
  },
);

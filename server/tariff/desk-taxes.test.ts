import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missingRate } from '#components/desk/taxes/tax-words.ts';
import { ratesFor } from '#domain/tariff/tax-rates.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey } from '#server/testing/settings.ts';
import { seedTaxRates } from '../../prisma/seed/seed-tax-rates.ts';
import { deskTaxRoutes } from './desk-tax-routes.ts';
import { readDeskTaxes } from './desk-taxes.ts';
import { tariffApiRoutes } from './tariff-api-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});
beforeEach(async () => {
  await database().taxRate.deleteMany();
  await seedTaxRates();
  await database().taxSettings.updateMany({
    data: { rule: 'unstated', pricesInclude: true, version: 1 },
  });
  await saveShop({ country: 'ES' });
});

type Fields = Record<string, string | number>;
const post = (address: `/${string}`, fields: Fields, cookie = merchant) =>
  deskPost(deskTaxRoutes, address, fields, { cookie });
const aRate = { country: 'Spain', percent: '10', class: 'reduced', validFrom: '2020-01-01', seenVersion: 1 };
const save = (fields: Fields = {}) => post('/desk/taxes/rates', { ...aRate, ...fields });
const remove = (fields: Fields = {}) => post('/desk/taxes/rates/remove', { ...aRate, ...fields });
const settings = (fields: Fields = {}) =>
  post('/desk/taxes/settings', { rule: 'unstated', pricesInclude: 'yes', seenVersion: 1, ...fields });
const ratesOf = async (country: string) => (await readDeskTaxes()).rates.filter((rate) => rate.country === country);

describe('the desk’s tax rates', () => {
  it('begin with the standard ones, which stand beside', async () => {
    const { rates, missing, ownRate, version } = await readDeskTaxes();
    expect(rates).toHaveLength(27);
    expect(rates.every(({ basisPoints, standard }) => basisPoints === standard)).toBe(true);
    expect({ missing, ownRate, version }).toEqual({ missing: [], ownRate: 2_100, version: 1 });
  });

  it('are added by country, region, class and first day, and orders have them from that day on', async () => {
    expect(await save()).toMatchObject({ status: 200, version: 2 });
    expect(await save({ region: 'Canarias', class: 'standard', percent: '7', seenVersion: 2 })).toMatchObject({
      status: 200,
    });
    expect(await save({ class: 'standard', percent: '22', validFrom: '2999-01-01', seenVersion: 3 })).toMatchObject({
      status: 200,
    });
    expect(await ratesOf('ES')).toMatchObject([
      { class: 'reduced', region: '', basisPoints: 1_000, standard: null, isComing: false },
      { class: 'standard', region: '', basisPoints: 2_100, standard: 2_100, isComing: false },
      { class: 'standard', region: '', basisPoints: 2_200, standard: 2_100, isComing: true },
      { class: 'standard', region: 'Canarias', basisPoints: 700, standard: null },
    ]);
    await settings({ rule: 'origin', seenVersion: 4 });
    const { rates } = (await readOrderTerms(database(), [])).taxes;
    expect(
      rates
        .filter(({ country }) => country === 'ES')
        .map(({ basisPoints }) => basisPoints)
        .sort(),
    ).toEqual([1_000, 2_100, 700]);
  });

  it('that differ from the standard one say so, and one of the same day is written over', async () => {
    await save({ class: 'standard', percent: '20' });
    await save({ class: 'standard', percent: '19.5', seenVersion: 2 });
    expect(await ratesOf('ES')).toMatchObject([{ basisPoints: 1_950, standard: 2_100 }]);
  });

  it.each([
    ['no such country', { country: 'Spane' }, 'country', 'Name a country'],
    ['more than everything', { percent: '101' }, 'percent', 'from 0 to 100'],
    ['a finer rate', { percent: '5.555' }, 'percent', 'from 0 to 100'],
    ['no day', { validFrom: 'soon' }, 'validFrom', 'first day'],
    ['a day before all rates', { validFrom: '0000-01-01' }, 'validFrom', 'first day'],
    ['a class with spaces', { class: 'very low' }, 'class', 'hyphens'],
  ])('are refused with words: %s', async (_what, fields, field, words) => {
    const before = await readDeskTaxes();
    expect(await save(fields)).toMatchObject({ code: 'invalid', field, message: expect.stringContaining(words) });
    expect(await readDeskTaxes()).toEqual(before);
  });

  it('are removed, and the one before goes on', async () => {
    await save({ class: 'standard', percent: '20' });
    expect(await ratesOf('ES')).toMatchObject([{ basisPoints: 2_000 }]);
    expect(await remove({ class: 'standard', seenVersion: 2 })).toMatchObject({ status: 200 });
    expect(await ratesOf('ES')).toMatchObject([{ basisPoints: 2_100 }]);
    expect(await remove({ class: 'standard', seenVersion: 3 })).toMatchObject({ status: 404 });
  });

  it('of two merchants at once one wins, and the other is told', async () => {
    const answers = await Promise.all([save(), save({ percent: '11' }), settings({ rule: 'origin' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await readDeskTaxes()).version).toBe(2);
  });
});

describe('the desk’s tax settings', () => {
  it('change what prices mean only for whoever has read it', async () => {
    expect(await settings({ pricesInclude: 'no' })).toMatchObject({
      ...{ status: 409, code: 'prices_meaning', field: 'understood' },
      message: expect.stringContaining('customers would pay more'),
    });
    expect((await readDeskTaxes()).pricesInclude).toBe(true);
    expect(await settings({ pricesInclude: 'no', understood: 'on', rule: 'destination' })).toMatchObject({
      status: 200,
    });
    expect(await readDeskTaxes()).toMatchObject({
      rule: 'destination',
      pricesInclude: false,
      version: 2,
    });
    expect(await settings({ pricesInclude: 'no', rule: 'origin' })).toMatchObject({ code: 'tariff_changed' });
    expect(await settings({ pricesInclude: 'no', rule: 'origin', seenVersion: 2 })).toMatchObject({ status: 200 });
  });

  it('go by the shop’s country, which is one setting and can’t be taken away', async () => {
    await saveShop({ country: 'PT' });
    await settings({ rule: 'origin' });
    const taxes = await readDeskTaxes();
    expect(taxes).toMatchObject({ originName: 'Portugal', ownRate: 2_300 });
    expect(ratesFor((await readOrderTerms(database(), [])).taxes, null)?.get('standard')).toBe(2_300);
    expect(await saveShop({ country: '' })).toMatchObject({ refusal: { code: 'invalid', field: 'country' } });
    expect((await readDeskTaxes()).originName).toBe('Portugal');
  });

  it.each(['origin', 'destination', 'exempt'])('of a shop without a country can’t be %s', async (rule) => {
    const { values } = await database().shopSettings.findFirstOrThrow();
    await database().shopSettings.updateMany({ data: { values: {} } });
    expect(await settings({ rule })).toMatchObject({ status: 409, code: 'country_missing', field: 'rule' });
    const taxes = await readDeskTaxes();
    expect(taxes).toMatchObject({ rule: 'unstated', originName: null, ownRate: null });
    expect(missingRate(taxes)).toContain('country isn’t set');
    await database().shopSettings.updateMany({ data: { values: values ?? {} } });
  });

  it('are the merchants’ alone', async () => {
    const { cookie } = await aSession('shopper');
    expect(await post('/desk/taxes/rates', aRate, cookie)).toMatchObject({ status: 403 });
    expect(await post('/desk/taxes/settings', {}, '')).toMatchObject({ status: 401 });
  });
});

it('a key that may read them gets all zones and rates', async () => {
  const read = async (path: string, key = testApiKey) => {
    const request = new Request(`http://shop.test/api${path}`, { headers: { authorization: `Bearer ${key}` } });
    const answer = await handlerOf(tariffApiRoutes, `GET ${path as '/v1/tax-rates'}`)(request, {});
    return { status: answer.status, body: await answer.json() };
  };
  const { body: zones } = await read('/v1/shipping-zones');
  expect(zones.items[0]).toMatchObject({ countries: ['FR', 'PT', 'ES'], rates: [{ method: 'standard', amount: 900 }] });
  const { body: rates } = await read('/v1/tax-rates');
  expect(rates.items).toContainEqual(expect.objectContaining({ country: 'ES', class: 'standard', basisPoints: 2_100 }));
  expect((await read('/v1/tax-rates', 'another')).status).toBe(401);
});

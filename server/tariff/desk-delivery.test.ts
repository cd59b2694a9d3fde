import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aSession } from '#server/testing/session.ts';
import { readDeskDelivery } from './desk-delivery.ts';
import { deskDeliveryRoutes } from './desk-delivery-routes.ts';
import { readTariff } from './tariff-view.ts';

testDatabase();

let merchant: string;
let shopper: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
  shopper = (await aSession('shopper')).cookie;
});
const aRate = { method: 'standard', title: 'Home delivery', amount: 900, freeFrom: 15_000, daysLeast: 2, daysMost: 3 };
beforeEach(async () => {
  await database().shippingZone.deleteMany();
  for (const [position, [id, countries]] of Object.entries({ near: ['FR', 'ES'], far: [] as string[] }).entries())
    await database().shippingZone.create({
      data: { id, title: id, countries, position, rates: { create: { ...aRate, id: `${id}-rate` } } },
    });
});

type Fields = Record<string, string | number>;
interface Who {
  cookie?: string;
  params?: Record<string, string>;
}
const send = (address: `/${string}`, fields: Fields, { cookie = merchant, params = {} }: Who = {}) =>
  deskPost(deskDeliveryRoutes, address, fields, { cookie, params });

const zone = { title: 'Islands', countries: 'Spain', postcodes: '07, 35-' };
const way = { method: 'standard', amount: '12.50', daysLeast: 3, daysMost: 6 };
const add = (fields: Fields = {}) => send('/desk/delivery/zones', { ...zone, wayTitle: 'By ship', ...way, ...fields });
const saveZone = (id: string, fields: Fields) => send('/desk/delivery/zones/:id', fields, { params: { id } });
const addRate = (id: string, fields: Fields = {}) =>
  send('/desk/delivery/zones/:id/rates', { title: 'Fast', ...way, seenVersion: 1, ...fields }, { params: { id } });
const saveRate = (id: string, fields: Fields = {}) =>
  send('/desk/delivery/rates/:id', { title: 'Fast', ...way, seenVersion: 1, ...fields }, { params: { id } });
const removeRate = (id: string, seenVersion = 1) =>
  send('/desk/delivery/rates/:id/remove', { seenVersion }, { params: { id } });
const remove = (id: string, seenVersion = 1) =>
  send('/desk/delivery/zones/:id/remove', { seenVersion }, { params: { id } });

describe('the desk’s zones', () => {
  it('are added with a first way, after the others', async () => {
    expect(await add({ freeFrom: '200' })).toMatchObject({ status: 200 });
    const { zones } = await readDeskDelivery();
    expect(zones.map(({ title }) => title)).toEqual(['near', 'far', 'Islands']);
    expect(zones[2]).toMatchObject({ countries: ['ES'], postcodes: ['07', '35'], named: 'Spain', version: 1 });
    expect(zones[2]?.rates).toMatchObject([
      { title: 'By ship', amount: 1_250, freeFrom: 20_000, currency: null, weightFrom: 0, weightTo: null, daysMost: 6 },
    ]);
  });

  it.each([
    ['an unknown country', { countries: 'France, Frnce' }, 'invalid', 'countries', '“Frnce”'],
    ['no country', { countries: ' , ' }, 'invalid', 'countries', 'Everywhere else'],
    [
      'everywhere else and a country',
      { countries: 'Everywhere else, France' },
      'invalid',
      'countries',
      'can’t be combined',
    ],
    ['postcodes of everywhere', { countries: 'everywhere else' }, 'invalid', 'postcodes', 'belong to countries'],
    ['no name', { title: ' ' }, 'invalid', 'title', 'name'],
    ['a wrong postcode', { postcodes: '07*' }, 'invalid', 'postcodes', 'such as 07'],
    ['no amount', { amount: 'much' }, 'invalid', 'amount', 'such as'],
    ['a wrong free amount', { freeFrom: 'from 20' }, 'invalid', 'freeFrom', 'such as'],
    ['days the wrong way round', { daysLeast: 9 }, 'invalid', 'daysMost', 'fewer'],
    ['half a day', { daysLeast: 1.5 }, 'invalid', 'daysLeast', 'working days'],
    ['a way with spaces', { method: 'by air' }, 'invalid', 'method', 'hyphens'],
    [
      'a country that is taken',
      { countries: 'PT, France', postcodes: '' },
      'zone_taken',
      'countries',
      'France is in the zone “near”',
    ],
    [
      'a second everywhere else',
      { countries: 'Everywhere else', postcodes: '' },
      'zone_taken',
      'countries',
      'Everywhere else is',
    ],
  ])('are refused with words: %s', async (_what, fields, code, field, words) => {
    const before = await readDeskDelivery();
    expect(await add(fields)).toMatchObject({ code, field, message: expect.stringContaining(words) });
    expect(await readDeskDelivery()).toEqual(before);
  });

  it('with the same beginning of a postcode are refused, with a longer one not', async () => {
    await add();
    expect(await add({ postcodes: '35' })).toMatchObject({ code: 'zone_taken', field: 'postcodes' });
    expect(await add({ postcodes: '3501' })).toMatchObject({ status: 200 });
  });

  it('are changed by whoever has seen the last version, and by nobody else', async () => {
    const changed = { title: 'Nearby', countries: 'FR, Portugal', seenVersion: 1 };
    expect(await saveZone('near', changed)).toMatchObject({ status: 200, version: 2 });
    expect(await saveZone('near', { ...changed, title: 'Late' })).toMatchObject({
      status: 409,
      code: 'tariff_changed',
    });
    expect((await readDeskDelivery()).zones[0]).toMatchObject({ title: 'Nearby', countries: ['FR', 'PT'] });
    expect(await saveZone('none', changed)).toMatchObject({ status: 404 });
    expect(await saveZone('near', { ...changed, countries: 'Everywhere else', seenVersion: 2 })).toMatchObject({
      code: 'zone_taken',
    });
  });

  it('of two merchants at once one wins, and the other is told', async () => {
    const answers = await Promise.all(['7', '8'].map((amount) => saveRate('near-rate', { amount, title: amount })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    expect((await readDeskDelivery()).zones[0]?.rates[0]?.amount).toBe(won === 0 ? 700 : 800);
  });

  it('of two at once that would take the same country one is added', async () => {
    const answers = await Promise.all([1, 2].map(() => add({ countries: 'Japan', postcodes: '' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are removed with their rates, but not the last with a rate', async () => {
    await add();
    expect(await remove('near', 9)).toMatchObject({ code: 'tariff_changed' });
    expect(await remove('near')).toMatchObject({ status: 200 });
    expect(await remove('near')).toMatchObject({ status: 404 });
    expect(await remove('far')).toMatchObject({ status: 200 });
    const last = (await readDeskDelivery()).zones[0]?.id ?? '';
    expect(await remove(last)).toMatchObject({
      code: 'last_zone',
      message: expect.stringContaining('nobody could order'),
    });
    expect((await readDeskDelivery()).zones).toHaveLength(1);
  });

  it('are put in another order, once however often it is asked', async () => {
    const { version } = await readDeskDelivery();
    const place = () =>
      send('/desk/delivery/zones/:id/place', { place: 0, seenVersion: version }, { params: { id: 'far' } });
    expect(await place()).toMatchObject({ status: 200 });
    expect(await place()).toMatchObject({ code: 'tariff_changed' });
    expect((await readDeskDelivery()).zones.map(({ id }) => id)).toEqual(['far', 'near']);
  });

  it('have an hour of sending', async () => {
    const { version } = await readDeskDelivery();
    const save = (cutOffHour: number) => send('/desk/delivery/sending', { cutOffHour, seenVersion: version });
    expect(await save(24)).toMatchObject({ code: 'invalid', field: 'cutOffHour' });
    expect(await save(11)).toMatchObject({ status: 200 });
    expect(await save(12)).toMatchObject({ code: 'tariff_changed' });
    expect((await readDeskDelivery()).cutOffHour).toBe(11);
  });

  it('close on days of their own: the next day of sending moves on', async () => {
    const { version, cutOffHour } = await readDeskDelivery();
    const save = (closedDays: string, seenVersion = version) =>
      send('/desk/delivery/sending', { cutOffHour, closedDays, seenVersion });
    expect(await save('2026-12-24\nChristmas')).toMatchObject({
      code: 'invalid',
      field: expect.stringMatching(/^closedDays/),
    });
    expect(await save('2026-02-30')).toMatchObject({ code: 'invalid' });
    const { day } = (await readTariff()).data.sending;
    expect(await save(`${day}\r\n2020-01-01 ${day}`)).toMatchObject({ status: 200 });
    expect((await readDeskDelivery()).closedDays).toEqual(['2020-01-01', day]);
    const moved = (await readTariff()).data.sending;
    expect(moved.day > day).toBe(true);
    expect(await save('', version + 1)).toMatchObject({ status: 200 });
    expect((await readDeskDelivery()).closedDays).toEqual([]);
  });

  it('are the merchants’ alone', async () => {
    const before = await readDeskDelivery();
    for (const [cookie, status] of [
      [shopper, 403],
      ['', 401],
    ] as const) {
      expect(await send('/desk/delivery/zones', { ...zone, wayTitle: 'x', ...way }, { cookie })).toMatchObject({
        status,
      });
      expect(
        await send('/desk/delivery/zones/:id/remove', { seenVersion: 1 }, { cookie, params: { id: 'near' } }),
      ).toMatchObject({ status });
    }
    expect(await readDeskDelivery()).toEqual(before);
  });
});

describe('a zone’s rates', () => {
  it('are for weights that don’t overlap', async () => {
    expect(await addRate('near')).toMatchObject({
      code: 'weights_overlap',
      field: 'weightFrom',
      message: expect.stringContaining('any weight'),
    });
    expect(await saveRate('near-rate', { weightTo: '2.5' })).toMatchObject({ status: 200, version: 2 });
    expect(await addRate('near', { weightFrom: '2', seenVersion: 2 })).toMatchObject({ code: 'weights_overlap' });
    expect(await addRate('near', { weightFrom: '2.5', seenVersion: 2 })).toMatchObject({ status: 200, version: 3 });
    expect(await addRate('near', { method: 'pick-up', amount: '0', seenVersion: 3 })).toMatchObject({ status: 200 });
    const [near] = (await readDeskDelivery()).zones;
    expect(near?.rates.map(({ method, weightFrom, weightTo }) => [method, weightFrom, weightTo])).toEqual([
      ['standard', 0, 2_500],
      ['standard', 2_500, null],
      ['pick-up', 0, null],
    ]);
  });

  it.each([
    ['a weight that ends before it begins', { weightFrom: '3', weightTo: '2' }, 'weightTo'],
    ['a weight that is none', { weightFrom: 'light' }, 'weightFrom'],
    ['a currency that is none', { currency: 'euro' }, 'currency'],
    ['nothing for customers to read', { title: '' }, 'title'],
  ])('are refused with words: %s', async (_what, fields, field) => {
    expect(await saveRate('near-rate', fields)).toMatchObject({ code: 'invalid', field });
  });

  it('may be in a currency of their own', async () => {
    expect(await saveRate('near-rate', { currency: 'jpy', amount: '900', freeFrom: '15000' })).toMatchObject({
      status: 200,
    });
    expect((await readDeskDelivery()).zones[0]?.rates[0]).toMatchObject({
      currency: 'JPY',
      amount: 900,
      freeFrom: 15_000,
    });
  });

  it('are removed, but not the last of the shop', async () => {
    expect(await removeRate('near-rate', 2)).toMatchObject({ code: 'tariff_changed' });
    expect(await removeRate('near-rate')).toMatchObject({ status: 200 });
    expect(await removeRate('near-rate')).toMatchObject({ status: 404 });
    expect(await removeRate('far-rate')).toMatchObject({ code: 'last_zone' });
  });
});

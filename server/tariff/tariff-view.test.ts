import { expect, it } from 'vitest';
import { publicDelivery, publicZoneOf } from '#domain/tariff/public-delivery.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { readTariff, tariffTopic } from './tariff-view.ts';

testDatabase();

const parcel = { currency: 'EUR', weightGrams: 500, itemsAmount: 5_000 };
const costTo = async (country: string) => {
  const { data } = await readTariff();
  const zone = publicZoneOf(data.zones, country);
  return zone && publicDelivery([zone], parcel);
};

it('says what the tables say, with names of countries', async () => {
  const { data } = await readTariff();
  expect(data.zones[0]).toMatchObject({ countries: ['FR', 'PT', 'ES'], names: ['France', 'Portugal', 'Spain'] });
  expect(data.zones.at(-1)).toMatchObject({ countries: [], names: [] });
  expect(data.vat).toBe('unstated');
  expect(Date.parse(data.sending.orderBy)).toBeGreaterThan(Date.now());
  expect(await costTo('FR')).toMatchObject({ amount: 900, freeFrom: 15_000, daysLeast: 2, daysMost: 3 });
  expect(await costTo('JP')).toMatchObject({ amount: 900, daysMost: 7 });
});

it('follows a change of a rate, and announces it, whoever writes', async () => {
  await database().$executeRaw`DELETE FROM change`;
  await database().$executeRaw`UPDATE shipping_rate SET amount = 1250 WHERE zone_id = 'near'`;
  const topics = await database().change.findMany({ select: { topic: true } });
  expect(topics.map(({ topic }) => topic)).toContain('tariff');
  expect(await costTo('FR')).toMatchObject({ amount: 1_250 });
  expect(await costTo('SE')).toMatchObject({ amount: 900 });
  expect((await tariffTopic.read(database(), [''])).get('')?.data.zones).toHaveLength(4);
});

it('follows the hour of sending and how prices stand to VAT', async () => {
  const before = (await readTariff()).data;
  const hour = new Date(before.sending.orderBy).getUTCHours();
  await database().$executeRaw`UPDATE delivery_settings SET cut_off_hour = cut_off_hour - 3`;
  await database().$executeRaw`UPDATE tax_settings SET rule = 'destination', prices_include = false`;
  const { data } = await readTariff();
  expect(new Date(data.sending.orderBy).getUTCHours()).toBe(hour - 3);
  expect(data.vat).toBe('added_where_due');
});

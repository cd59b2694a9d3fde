import { beforeAll, describe, expect, it } from 'vitest';
import { countryCookie } from '#domain/address/own-country.ts';
import { readCheckoutDefaults } from '#server/checkout/checkout-defaults.ts';
import { database } from '#server/engine/database/database.ts';
import { aShopperWithBag, bagOf } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { keepChoice } from './bag-choice.ts';
import { bagRoutes } from './bag-routes.ts';
import { countryRoutes } from './country-routes.ts';
import { guessPlace } from './guess-place.ts';

testDatabase();

const add = handlerOf(bagRoutes, 'POST /bag/lines');
const gift = handlerOf(bagRoutes, 'POST /bag/gift');
const choose = handlerOf(countryRoutes, 'POST /country');
const guess = handlerOf(countryRoutes, 'GET /country');

// Nothing is sent to Germany.
beforeAll(() => database().shippingZone.updateMany({ where: { id: 'union' }, data: { countries: ['AT'] } }));
beforeAll(async () => {
  await database().shippingZone.deleteMany({ where: { id: 'elsewhere' } });
});

const kept = (value: string) => new Map([[countryCookie, value]]);
const form = (path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  new Request(`http://shop.test/api${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://shop.test',
      host: 'shop.test',
      ...headers,
    },
    body: new URLSearchParams(body),
  });

const withAddress = (personId: string, country: string) =>
  database().savedAddress.create({
    data: { personId, label: 'Home', name: 'Maud', line1: 'Rua 1', city: 'Lisboa', postalCode: '1100-148', country },
  });

describe('a bag begins with the country that pages showed', () => {
  it.each([
    ['a choice in the browser', 'NO', 'NO'],
    ['a guess of the browser’s', 'FR-guess', 'FR'],
    ['a choice that nothing is sent to', 'DE', null],
    ['a guess that nothing is sent to', 'DE-guess', null],
    ['nonsense', "'; DROP TABLE person", null],
    ['a country that isn’t on the list', 'ZZ', null],
  ])('%s', async (_what, value, country) => {
    const personId = await aShopperWithBag();
    await guessPlace(personId, kept(value));
    const { place } = await bagOf(personId);
    expect(place).toMatchObject(country ? { country, chosen: true } : { chosen: false });
  });

  it('a saved address comes before a guess, and after a choice', async () => {
    const [one, other] = [await aShopperWithBag(), await aShopperWithBag()];
    for (const personId of [one, other]) await withAddress(personId, 'PT');
    await guessPlace(one, kept('FR-guess'));
    await guessPlace(other, kept('FR'));
    expect((await bagOf(one)).place).toMatchObject({ country: 'PT', postalCode: '1100-148' });
    expect((await bagOf(other)).place).toMatchObject({ country: 'FR', postalCode: null });
  });

  it('and keeps what was chosen for it', async () => {
    const personId = await aShopperWithBag();
    await keepChoice(personId, { country: 'CH', postalCode: '8001' });
    await guessPlace(personId, kept('FR'));
    expect((await bagOf(personId)).place).toMatchObject({ country: 'CH', postalCode: '8001' });
  });

  it('with the first piece, by the cookie that came with it', async () => {
    const { cookie, personId } = await aSession('shopper');
    const { sku } = await aProduct({ onHand: 3 });
    const answer = await add(form('/bag/lines', { sku }, { cookie: `${cookie}; ${countryCookie}=NO-guess` }), {});
    expect(answer.headers.get('location')).toBe('/bag');
    expect((await bagOf(personId)).place).toMatchObject({ country: 'NO', chosen: true });
  });
});

describe('a country chosen without JavaScript', () => {
  it('is kept in the browser, and shown by the page it was chosen on', async () => {
    const referer = 'http://shop.test/products/jar?variant=A&problem=out_of_stock';
    const answer = await choose(form('/country', { country: 'FR' }, { referer }), {});
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/products/jar?variant=A&to=FR#delivery');
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^${countryCookie}=FR; Path=/; Max-Age=\\d+; SameSite=Lax`),
    );
  });

  it('is the bag’s too, and stays when nothing is sent there', async () => {
    const { cookie, personId } = await aSession('shopper');
    const answer = await choose(form('/country', { country: 'DE' }, { cookie, referer: 'http://shop.test/bag' }), {});
    expect(answer.headers.get('location')).toBe('/bag');
    expect((await bagOf(personId)).place).toMatchObject({ country: 'DE', chosen: true });
  });

  it.each(['', 'fr', 'France', 'FR; HttpOnly', 'FR\nset-cookie: a=b'])('%j isn’t one', async (country) => {
    const answer = await choose(form('/country', { country }, { referer: 'http://shop.test/products/jar' }), {});
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('location')).toContain('problem=');
  });

  it('leads to no other site', async () => {
    const answer = await choose(form('/country', { country: 'FR' }, { referer: 'https://evil.test/products/jar' }), {});
    expect(answer.headers.get('location')).toBe('/');
  });
});

it.each([
  ['Europe/Paris', 'FR'],
  ['Nowhere/Atlantis', null],
])('the time zone %s is answered by %s', async (zone, country) => {
  const answer = await guess(new Request(`http://shop.test/api/country?${new URLSearchParams({ zone })}`), {});
  expect(await answer.json()).toEqual({ country });
});

it('a bag said to be a present begins the checkout’s form, until it isn’t one', async () => {
  const { cookie, personId } = await aSession('shopper');
  const guest = { kind: 'person', guest: true, roles: [], sessionId: '', name: '', email: '', personId } as const;
  await gift(form('/bag/gift', { gift: 'yes' }, { cookie }), {});
  expect((await bagOf(personId)).gift).toBe(true);
  expect((await readCheckoutDefaults(guest)).gift).toBe('yes');
  await gift(form('/bag/gift', {}, { cookie }), {});
  expect((await bagOf(personId)).gift).toBe(false);
  expect((await readCheckoutDefaults(guest)).gift).toBeUndefined();
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetPerson } from '#server/account/forget-person.ts';
import { readCheckoutDefaults } from '#server/checkout/checkout-defaults.ts';
import { checkoutRoutes } from '#server/checkout/checkout-routes.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { mergePersons } from '#server/session/person.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { aShopperWithBag, bagOf } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { addToBag } from './add-to-bag.ts';
import { keepChoice } from './bag-choice.ts';
import { bagRoutes } from './bag-routes.ts';
import { bagLimits } from './limits.ts';
import { readBagTo } from './own-bag-view.ts';

testDatabase();

const [pay, choose] = [handlerOf(checkoutRoutes, 'POST /checkout'), handlerOf(bagRoutes, 'POST /bag/delivery')];

/** France and Germany with prices of their own, Britain by weight alone, and nowhere else; each country’s VAT. */
beforeAll(async () => {
  const db = database();
  await db.shippingZone.deleteMany({});
  const zone = (title: string, countries: string[], rates: Record<string, unknown>[]) =>
    db.shippingZone.create({
      data: {
        ...{ title, countries, postcodes: [] },
        rates: {
          create: rates.map((rate, position) => ({
            ...{ method: 'standard', title: 'To the door', amount: 900, daysLeast: 2, daysMost: 3, position },
            ...rate,
          })),
        },
      },
    });
  await zone('Home', ['PT', 'FR'], [{ amount: 500 }, { method: 'collect', title: 'Collect it', amount: 0 }]);
  await zone('Germany', ['DE'], [{ amount: 1_200 }, { method: 'express', title: 'Tomorrow', amount: 3_000 }]);
  await zone('Britain', ['GB'], [{ amount: 2_500, weightFrom: 0, weightTo: 100_000 }]);
  await db.taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: false } });
  await saveShop({ country: 'PT' });
  await db.taxRate.deleteMany({});
  const rates = { PT: 2_300, FR: 2_000, DE: 1_900 };
  for (const [country, basisPoints] of Object.entries(rates))
    await db.taxRate.create({ data: { country, basisPoints, validFrom: new Date('2020-01-01') } });
});

const address = { name: 'Maud Renard', line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' };
const checkout = (seenTotalAmount: number, more: object = {}) => ({
  ...{ email: `${randomUUID()}@example.com`, ...address, token: 'tok_visa' as const },
  ...{ seenTotalAmount, placeKey: randomUUID() },
  ...more,
});

describe('a bag is priced to where its person has it sent', () => {
  it.each([
    ['PT', null, 10_500 * 1.23, 'standard'],
    ['FR', 'collect', 10_000 * 1.2, 'collect'],
    ['DE', null, 11_200 * 1.19, 'standard'],
    ['DE', 'express', 13_000 * 1.19, 'express'],
    ['GB', null, 12_500, 'standard'],
    ['GB', 'express', 12_500, 'standard'],
  ])('%s by %s, and costs that as an order', async (country, wanted, total, shippingMethod) => {
    const personId = await aShopperWithBag();
    await keepChoice(personId, { country, postalCode: '10115', ...(wanted && { shippingMethod: wanted }) });
    // Where Portugal is cheapest collected, the door was asked for.
    if (country === 'PT') await keepChoice(personId, { shippingMethod: 'standard' });
    const bag = await bagOf(personId);
    expect(bag).toMatchObject({ shippingMethod, deliverable: true, totals: { totalAmount: Math.round(total) } });
    expect(bag.place).toEqual({ country, region: null, postalCode: '10115', chosen: true });
    const placed = await placeOrder(
      personId,
      checkout(bag.totals.totalAmount, { country, shippingMethod: bag.shippingMethod ?? undefined }),
    );
    if (!placed.ok) throw new Error(placed.refusal.message);
    const order = await database().order.findUniqueOrThrow({ where: { publicId: placed.value.publicId } });
    expect(order).toMatchObject({ totalAmount: bag.totals.totalAmount, shippingMethod });
    expect(await database().bagChoice.count({ where: { personId } })).toBe(0);
  });

  it('and to the shop’s own country until they say', async () => {
    const personId = await aShopperWithBag();
    const bag = await bagOf(personId);
    expect(bag.place).toEqual({ country: 'PT', region: null, postalCode: null, chosen: false });
    const there = await readBagTo(personId, { country: 'DE', region: null, postalCode: '10115' });
    expect(there?.data).toMatchObject({ place: { country: 'DE', chosen: false }, totals: { shippingAmount: 1_200 } });
    // Within the union nobody asks for duty; beyond it somebody may.
    expect([bag.crossesCustoms, there?.data.crossesCustoms]).toEqual([false, false]);
    for (const country of ['CH', 'GB', 'US', 'NO']) {
      const abroad = await readBagTo(personId, { country, region: null, postalCode: null });
      expect([country, abroad?.data.crossesCustoms]).toEqual([country, true]);
    }
    expect((await bagOf(personId)).totals).toEqual(bag.totals);
  });

  it('an order to another place than the total was seen for is asked about, and can then be paid', async () => {
    const personId = await aShopperWithBag();
    const seen = (await bagOf(personId)).totals.totalAmount;
    const late = await placeOrder(personId, checkout(seen, { country: 'DE', postalCode: '10115', city: 'Berlin' }));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'price_changed', totalAmount: 13_328 } });
    await keepChoice(personId, { country: 'DE', postalCode: '10115' });
    const { totalAmount } = (await bagOf(personId)).totals;
    expect(await placeOrder(personId, checkout(totalAmount, { country: 'DE', postalCode: '10115' }))).toMatchObject({
      ok: true,
    });
  });

  it('says where nothing is sent to, and nothing can be ordered there', async () => {
    const personId = await aShopperWithBag();
    await keepChoice(personId, { country: 'JP' });
    const bag = await bagOf(personId);
    expect(bag).toMatchObject({ deliverable: false, shippingMethod: null, shippingMethods: [] });
    expect(bag.totals).toMatchObject({ totalAmount: 10_000, shippingAmount: 0 });
    const placed = await placeOrder(personId, checkout(10_000, { country: 'JP', postalCode: '100-0001' }));
    expect(placed).toMatchObject({ ok: false, refusal: { code: 'not_deliverable' } });
    await expect(placeOrder(personId, checkout(1, { shippingMethod: 'by-dove' }))).rejects.toThrow('There is');
  });

  it('a place is chosen whole, a way by itself, and each is told', async () => {
    const personId = await aShopperWithBag();
    await keepChoice(personId, { country: 'FR', region: 'ARA', postalCode: '69001', shippingMethod: 'collect' });
    await database().change.deleteMany();
    await keepChoice(personId, { country: 'DE', postalCode: '10115' });
    expect(await database().change.findMany()).toMatchObject([{ topic: `my-bag:${personId}` }]);
    expect(await bagOf(personId)).toMatchObject({
      place: { country: 'DE', region: null, postalCode: '10115' },
      shippingMethod: 'standard',
    });
    await keepChoice(personId, { postalCode: '69002', shippingMethod: 'express' });
    expect(await bagOf(personId)).toMatchObject({ place: { postalCode: '10115' }, shippingMethod: 'express' });
  });

  it('a present keeps its note, and a note without a present is left out', async () => {
    for (const [sent, kept] of [
      [
        { gift: 'yes', giftMessage: 'For the new kitchen' },
        { gift: true, giftMessage: 'For the new kitchen' },
      ],
      [{ gift: 'yes' }, { gift: true, giftMessage: null }],
      [{ giftMessage: 'Unticked' }, { gift: false, giftMessage: null }],
    ] as const) {
      const personId = await aShopperWithBag();
      await keepChoice(personId, { country: 'FR', shippingMethod: 'standard' });
      const seen = (await bagOf(personId)).totals.totalAmount;
      const placed = await placeOrder(personId, checkout(seen, { shippingMethod: 'standard', ...sent }));
      if (!placed.ok) throw new Error(placed.refusal.message);
      const { publicId } = placed.value;
      expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject(kept);
    }
  });

  it('goes with a guest to their account, and is forgotten with a person', async () => {
    const account = await aSession('shopper');
    const user = { id: randomUUID(), name: 'Guest', email: `${randomUUID()}@guest.invalid`, isAnonymous: true };
    await database().user.create({ data: user });
    const guest = await database().person.create({ data: { kind: 'guest', userId: user.id } });
    await keepChoice(guest.id, { country: 'DE' });
    const { userId } = await database().person.findUniqueOrThrow({ where: { id: account.personId } });
    await mergePersons(user.id, userId ?? '');
    const moved = await database().bagChoice.findUnique({ where: { personId: account.personId } });
    expect(moved).toMatchObject({ country: 'DE' });
    await transaction((tx) => forgetPerson(tx, account.personId, []));
    expect(await database().bagChoice.count({ where: { personId: account.personId } })).toBe(0);
  });
});

describe('a form without JavaScript', () => {
  const shop = 'http://shop.test';
  const post = (handler: typeof pay, path: string, cookie: string, fields: Record<string, string>) =>
    handler(
      new Request(`${shop}/api${path}`, {
        method: 'POST',
        headers: {
          ...{ host: 'shop.test', origin: shop, cookie, referer: `${shop}/checkout` },
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields).toString(),
      }),
      {},
    );

  it('comes back with the total of its place, and with the way that was chosen', async () => {
    const { cookie, personId } = await aSession('shopper');
    const { sku } = await aProduct({ priceAmount: 10_000 });
    await addToBag(personId, { sku, quantity: 1 });
    const typed = { ...address, email: 'maud@example.com', country: 'DE', postalCode: '10115' };
    const chosen = await post(choose, '/bag/delivery', cookie, { ...typed, shippingMethod: 'express' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/checkout?typed=yes']);
    expect(await bagOf(personId)).toMatchObject({ shippingMethod: 'express', place: { country: 'DE' } });
    const refused = await post(pay, '/checkout', cookie, {
      ...{ ...typed, country: 'FR', postalCode: '69001', shippingMethod: 'standard', token: 'tok_visa' },
      ...{ seenTotalAmount: String((await bagOf(personId)).totals.totalAmount), placeKey: randomUUID() },
    });
    expect(refused.headers.get('location')).toBe('/checkout?problem=price_changed&typed=yes');
    expect(await bagOf(personId)).toMatchObject({ shippingMethod: 'standard', place: { country: 'FR' } });
    const guest = { kind: 'person', guest: true, roles: [], sessionId: '', name: '', email: '', personId } as const;
    expect(await readCheckoutDefaults(guest)).toEqual({ country: 'FR', postalCode: '69001' });
  });

  it('may choose so often, and then waits', async () => {
    setSettings({ ...testSettings(), LIMITS: true });
    const { cookie } = await aSession('shopper');
    const { most } = bagLimits.deliveryChoices;
    const answers: string[] = [];
    // What comes back meanwhile is a few.
    while (answers.length < most + 10 && !answers.at(-1)?.includes('too_many'))
      answers.push((await post(choose, '/bag/delivery', cookie, { country: 'DE' })).headers.get('location') ?? '');
    expect(answers.at(-1)).toContain('problem=too_many');
    expect(answers.length).toBeGreaterThan(most);
    setSettings(testSettings());
  });
});

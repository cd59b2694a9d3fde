import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unsetShop } from '#contract/shop/shop-settings.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn } from '#server/testing/lots.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey } from '#server/testing/settings.ts';
import { demoShop } from '../../prisma/seed/demo-shop.ts';
import { readShop, readShopVersion, settingsOf } from './read-shop.ts';
import { shopRoutes } from './shop-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});
beforeEach(async () => {
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: demoShop } });
});

const patch = async (body: object, key = testApiKey) => {
  const answer = await handlerOf(shopRoutes, 'PATCH /v1/settings')(
    new Request('http://shop.test/api/v1/settings', {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    {},
  );
  return { status: answer.status, ...(await answer.json()) };
};
const save = (fields: Record<string, string | number>, cookie = merchant) =>
  deskPost(shopRoutes, '/desk/settings', fields, { cookie });

describe('the shop’s settings', () => {
  it('are changed by name over the API, and the others stay', async () => {
    expect(await patch({ shopName: 'Rosa Vienna', returnDays: 20 })).toMatchObject({
      status: 200,
      shopName: 'Rosa Vienna',
      returnDays: 20,
      sellerName: demoShop.sellerName,
    });
    expect(await readShop()).toMatchObject({ shopName: 'Rosa Vienna', returnDays: 20, zone: demoShop.zone });
  });

  it.each([
    [{ shopName: '' }, 'shopName'],
    [{ zone: 'Europe/Atlantis' }, 'zone'],
    [{ returnDays: -1 }, 'returnDays'],
    [{ returnDays: null }, 'returnDays'],
    [{ buyersPremiumPercent: null }, 'buyersPremiumPercent'],
    [{ buyersPremiumPercent: ' ' }, 'buyersPremiumPercent'],
    [{ buyersPremiumPercent: '0x10' }, 'buyersPremiumPercent'],
    [{ buyersPremiumPercent: 12.345 }, 'buyersPremiumPercent'],
    [{ vatPercent: true }, 'vatPercent'],
    [{ vatPercent: null }, 'vatPercent'],
    [{ lotDeliveryAmount: null }, 'lotDeliveryAmount'],
    [{ returnPaidBy: 'nobody' }, 'returnPaidBy'],
    [{ email: 'no address' }, 'email'],
    [{ country: 'Spein' }, 'country'],
    [{ orderNumberPrefix: 'RW_' }, 'orderNumberPrefix'],
    [{ orderNumberPrefix: 'R2' }, 'orderNumberPrefix'],
    [{ orderNumberPrefix: '-R' }, 'orderNumberPrefix'],
    [{ orderNumberPrefix: 'ROSA-WIEN' }, 'orderNumberPrefix'],
  ])('refuse %j by name and change nothing', async (body, field) => {
    const before = await readShopVersion();
    expect(await patch(body)).toMatchObject({ status: 400, field });
    expect(await readShopVersion()).toEqual(before);
  });

  it('take the delivery of lots as an amount is typed, and never an empty field for free', async () => {
    const post = async (typed: string) =>
      save({ seenVersion: (await readShopVersion()).version, shows: 'lotDeliveryAmount', lotDeliveryAmount: typed });
    expect((await post('18,50')).status).toBe(200);
    expect((await readShop()).lotDeliveryAmount).toBe(1_850);
    for (const typed of ['', 'free', '18.505']) {
      expect(await post(typed)).toMatchObject({ status: 400, field: 'lotDeliveryAmount' });
    }
    expect((await readShop()).lotDeliveryAmount).toBe(1_850);
    expect((await post('0')).status).toBe(200);
  });

  it('give new orders their prefix, and leave the orders of before theirs', async () => {
    const { sku } = await aProduct({ onHand: 5 });
    const read = async (publicId: string) => (await readOrderView(publicId))?.data.number;
    const older = await aPaidOrder(sku);
    expect(await patch({ orderNumberPrefix: ' rw- ' })).toMatchObject({ status: 200, orderNumberPrefix: 'RW-' });
    const newer = await aPaidOrder(sku);
    await patch({ orderNumberPrefix: '' });
    const newest = await aPaidOrder(sku);
    expect(await read(older)).toMatch(/^MD-\d+$/);
    expect(await read(newer)).toMatch(/^RW-\d+$/);
    expect(await read(newest)).toMatch(/^\d+$/);
    const rename = database().order.update({ where: { publicId: newer }, data: { numberPrefix: 'X-' } });
    await expect(rename).rejects.toThrow('fixed when it is placed');
  });

  it.each([
    ['de', 'DE'],
    [' Germany ', 'DE'],
    ['UK', 'GB'],
  ])('take the country %s as %s', async (country, code) => {
    expect(await patch({ country })).toMatchObject({ status: 200, country: code });
  });

  it('refuse a name that is none of theirs', async () => {
    expect((await patch({ shopNam: 'Rosa' })).status).toBeGreaterThanOrEqual(400);
  });

  it('need a key that may', async () => {
    expect(await patch({ shopName: 'Mine' }, 'another-key-0123456789-0123456789')).toMatchObject({ status: 401 });
    const shopper = (await aSession('shopper')).cookie;
    expect(await save({ shows: 'shopName', shopName: 'Mine', seenVersion: 1 }, shopper)).toMatchObject({ status: 403 });
    expect(await readShop()).toMatchObject({ shopName: demoShop.shopName });
  });

  it('are emptied by a form that shows them, which leaves alone what it doesn’t show', async () => {
    const { version } = await readShopVersion();
    expect(await save({ shows: 'tagline phone', phone: '+34 600 000 000', seenVersion: version })).toMatchObject({
      status: 200,
    });
    expect(await readShop()).toMatchObject({ tagline: '', phone: '+34 600 000 000', sellerName: demoShop.sellerName });
    expect(await save({ shows: 'shopName', seenVersion: version + 1 })).toMatchObject({
      status: 400,
      field: 'shopName',
    });
  });

  it('don’t change what delivery of a lot costs while an open lot has bids', async () => {
    expect((await patch({ lotDeliveryAmount: 2_400 })).status).toBe(200);
    const lot = await aLot();
    const order = async () => database().order.findFirstOrThrow({ where: { auctionId: lot } });
    await decideOn(lot, [{ personId: await aPerson(), maxAmount: 10_000, key: aKey() }]);
    expect(await patch({ lotDeliveryAmount: 9_900 })).toMatchObject({ field: 'lotDeliveryAmount' });
    expect((await patch({ lotDeliveryAmount: 2_400, tagline: 'Cups' })).status).toBe(200);
    await endIn(lot, -10);
    await closeAuction(lot);
    expect(await order()).toMatchObject({ shippingAmount: 2_400 });
    expect((await patch({ lotDeliveryAmount: 1_800 })).status).toBe(200);
  });

  it('are not overwritten by somebody who hasn’t seen the newest', async () => {
    const { version } = await readShopVersion();
    await save({ shows: 'shopName', shopName: 'First', seenVersion: version });
    expect(await save({ shows: 'shopName', shopName: 'Second', seenVersion: version })).toMatchObject({
      status: 409,
      code: 'settings_changed',
    });
    expect(await readShop()).toMatchObject({ shopName: 'First' });
  });

  it('tell pages when they change, and not when the same is saved again', async () => {
    await database().$executeRaw`DELETE FROM change`;
    await patch({ shopName: demoShop.shopName });
    expect(await database().change.count()).toBe(0);
    await patch({ shopName: 'Another' });
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    expect(topics).toContain('shop-settings');
  });

  it('take what a later release no longer takes as not set', () => {
    expect(settingsOf({ shopName: 'Rosa', returnDays: 'many', gone: 1 })).toEqual({ ...unsetShop, shopName: 'Rosa' });
    expect(settingsOf(null)).toEqual(unsetShop);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { deskPromotionRoutes } from './desk-promotion-routes.ts';
import { listPromotions } from './desk-promotions-view.ts';

testDatabase();

const make = handlerOf(deskPromotionRoutes, 'POST /desk/promotions');
const end = handlerOf(deskPromotionRoutes, 'POST /desk/promotions/:id/end');

let cookie: string;
beforeAll(async () => {
  cookie = (await aSession('owner')).cookie;
});

const shop = 'http://shop.test';
const post = (fields: Record<string, string>) =>
  new Request(`${shop}/api/desk/promotions`, {
    method: 'POST',
    headers: {
      ...{ host: 'shop.test', origin: shop, cookie, referer: `${shop}/desk/promotions` },
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
const whereTo = async (fields: Record<string, string>) => (await make(post(fields))).headers.get('location');
const aCode = () => `CODE-${randomUUID().slice(0, 8).toUpperCase()}`;
const listed = async (code: string) => (await listPromotions(database())).items.find((one) => one.code === code);

describe('the desk’s form for promotions', () => {
  it('makes one of each kind, and lists what it does', async () => {
    const { sku } = await aProduct({});
    const [percentage, amount, free, buy] = [aCode(), aCode(), aCode(), aCode()] as const;
    const to = await whereTo({ title: 'Ten', code: percentage.toLowerCase(), kind: 'percentage', percent: '12.5' });
    expect(to).toBe('/desk/promotions');
    await whereTo({ title: 'Off', code: amount, kind: 'amount', amount: '10.50', minimum: '50', percent: '7' });
    await whereTo({ title: 'Free', code: free, kind: 'free_shipping', skus: `${sku}, ${sku}`, combines: 'on' });
    await whereTo({ title: 'Two', code: buy, kind: 'buy_x_get_y', buyQuantity: '2', getQuantity: '1', buySkus: sku });
    expect(await listed(percentage)).toMatchObject({ takesOff: { kind: 'percentage', percent: 12.5 }, currency: null });
    expect(await listed(amount)).toMatchObject({
      takesOff: { kind: 'amount', amount: 1_050 },
      minimumAmount: 5_000,
      currency: 'EUR',
    });
    expect(await listed(free)).toMatchObject({ takesOff: { kind: 'free_shipping' }, skus: [sku], combines: true });
    expect(await listed(buy)).toMatchObject({
      takesOff: { buy: { quantity: 2, skus: [sku] }, get: { quantity: 1, percent: 100, skus: [] } },
    });
  });

  it('says what is missing or can’t be, and makes nothing', async () => {
    const count = await database().promotion.count();
    const field = async (fields: Record<string, string>) =>
      new URL(
        (await whereTo({ title: 'One', kind: 'percentage', percent: '5', ...fields })) ?? '',
        shop,
      ).searchParams.get('field');
    expect(await field({ title: '' })).toBe('title');
    expect(await field({ percent: '0' })).toBe('percent');
    expect(await field({ percent: '12.345' })).toBe('percent');
    expect(await field({ kind: 'amount' })).toBe('amount');
    expect(await field({ kind: 'amount', amount: 'much' })).toBe('amount');
    expect(await field({ kind: 'buy_x_get_y', getQuantity: '1' })).toBe('buyQuantity');
    expect(await field({ code: 'a b' })).toBe('code');
    expect(await field({ skus: 'NO-SUCH-SKU' })).toBe('skus');
    expect(await field({ usageLimit: '1.5' })).toBe('usageLimit');
    expect(await field({ startsAt: '2030-01-02T00:00', endsAt: '2030-01-01T00:00' })).toBe('endsAt');
    expect(await database().promotion.count()).toBe(count);
  });

  it('reads its times by the shop’s clocks, in winter and in summer', async () => {
    const code = aCode();
    const times = { startsAt: '2030-01-01T10:00', endsAt: '2030-07-01T10:00' };
    await whereTo({ title: 'Long', code, kind: 'free_shipping', ...times });
    expect(await listed(code)).toMatchObject({
      startsAt: '2030-01-01T09:00:00.000Z',
      endsAt: '2030-07-01T08:00:00.000Z',
    });
  });

  it('ends one, once and again, and knows which there is', async () => {
    const code = aCode();
    await whereTo({ title: 'Short', code, kind: 'free_shipping', startsAt: '2999-01-01T00:00' });
    const { id = '' } = (await listed(code)) ?? {};
    expect((await end(post({}), { id })).headers.get('location')).toBe('/desk/promotions');
    const ended = await listed(code);
    expect(ended).toMatchObject({ startsAt: null, endsAt: expect.any(String) });
    await end(post({}), { id });
    expect(await listed(code)).toEqual(ended);
    expect((await end(post({}), { id: 'nothing' })).headers.get('location')).toContain('problem=not_found');
  });

  it('goes on before the last of a page', async () => {
    await whereTo({ title: 'One', kind: 'free_shipping', skus: (await aProduct({})).sku });
    const [newest, next] = (await listPromotions(database())).items;
    expect((await listPromotions(database(), newest?.id)).items[0]).toEqual(next);
  });
});

describe('how often a promotion is used', () => {
  it.each<Record<string, string>>([{}, { usageLimit: '5' }])(
    'is counted, and told to the desk, with %o',
    async (limit) => {
      const { sku } = await aProduct({ onHand: 5 });
      const code = aCode();
      await whereTo({ title: 'Ten', code, kind: 'percentage', percent: '10', ...limit });
      const told = async (): Promise<boolean> => (await database().change.findFirst({ where })) !== null;
      const where = { topic: 'desk-promotions' };
      await database().change.deleteMany();
      const placed = await placeApiOrder(anApiOrder(sku, { promotionCodes: [code] }), {
        by: 'key:test',
        placeKey: null,
      });
      if (!placed.ok) throw new Error(placed.refusal.message);
      expect([(await listed(code))?.used, await told()]).toEqual([1, true]);
      await database().change.deleteMany();
      await cancelOrder(placed.value.publicId, { actor: aKey, reason: 'a mistake' });
      expect([(await listed(code))?.used, await told()]).toEqual([0, true]);
    },
  );
});

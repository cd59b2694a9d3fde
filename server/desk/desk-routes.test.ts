import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#server/api/route.ts';
import { database } from '#server/engine/database/database.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { deskRoutes } from './desk-routes.ts';

const changePiece = handlerOf(deskRoutes, 'POST /desk/variants/:sku');

testDatabase();

const merchantsOwn = routes.filter(({ declared }) => typeof declared?.access === 'object' && 'desk' in declared.access);
it('there are routes of the desk', () => expect(merchantsOwn.length).toBeGreaterThan(20));

const shop = 'http://shop.test';
function send(
  answer: Route['handler'],
  { params = {}, headers = {}, body }: { params?: Record<string, string>; headers?: object; body: BodyInit },
) {
  const request = new Request(`${shop}/api/desk`, {
    method: 'POST',
    headers: { host: 'shop.test', origin: shop, ...headers },
    body,
  });
  return answer(request, params);
}
const json = (value: object, headers = {}) => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...headers },
});

// Signed in once: hashing a password takes longer than asking a route.
let shopper: string;
let merchant: string;
beforeAll(async () => {
  shopper = (await aSession('shopper')).cookie;
  merchant = (await aSession('owner')).cookie;
});

describe.each(merchantsOwn)('$method $path, which is the desk’s', ({ handler }) => {
  it('refuses nobody, a shopper, and another site’s page on a merchant’s browser', async () => {
    expect((await send(handler, json({}))).status).toBe(401);
    expect((await send(handler, json({}, { cookie: shopper }))).status).toBe(403);
    const elsewhere = { cookie: merchant, origin: 'https://elsewhere.example' };
    expect((await send(handler, json({}, elsewhere))).status).toBe(403);
  });
});

describe('changing a piece', () => {
  const form = (fields: Record<string, string>, cookie: string) => ({
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, referer: `${shop}/desk/pieces?q=bowl` },
  });

  it('a form opened before a sale changes the price and leaves the count as it is now', async () => {
    const cookie = merchant;
    const { sku } = await aProduct({ onHand: 20, priceAmount: 8_800 });
    await database().variant.update({ where: { sku }, data: { onHand: 19 } });
    const fields = { price: '88,50', onHand: '20', seenPriceAmount: '8800', seenOnHand: '20' };
    const response = await send(changePiece, { params: { sku }, ...form(fields, cookie) });
    expect([response.status, response.headers.get('location')]).toEqual([
      ...[303, `/desk/pieces?q=bowl&changed=${sku}`],
    ]);
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ priceAmount: 8_850, onHand: 19 });
  });

  it('answers with the piece as it is now, so that whoever acts sees it first', async () => {
    const cookie = merchant;
    const { sku, productId } = await aProduct({ onHand: 20 });
    const response = await send(changePiece, {
      params: { sku },
      ...json({ onHand: '24', seenOnHand: 20 }, { cookie }),
    });
    const { views } = await response.json();
    expect(views).toMatchObject([
      { topic: `desk-product:${productId}`, data: { variants: [{ stock: { available: 24 } }] } },
    ]);
  });

  it.each(['free', '88.505.1', '-1'])('the price “%s” changes nothing and says what would be right', async (price) => {
    const cookie = merchant;
    const { sku } = await aProduct({ priceAmount: 8_800 });
    const response = await send(changePiece, {
      params: { sku },
      ...json({ price, onHand: '3', seenOnHand: 10 }, { cookie }),
    });
    expect(await response.json()).toMatchObject({ code: 'invalid', field: 'price' });
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ priceAmount: 8_800, onHand: 10 });
  });

  it('a count says in words what it must be, and needs the count that was seen', async () => {
    const cookie = merchant;
    const { sku } = await aProduct({ onHand: 7 });
    const answer = async (fields: object) =>
      (await (await send(changePiece, { params: { sku }, ...json(fields, { cookie }) })).json()) as object;
    expect(await answer({ onHand: '-3', seenOnHand: 7 })).toMatchObject({
      message: 'Stock must be a whole number, 0 or more.',
      field: 'onHand',
    });
    expect(await answer({ onHand: '9' })).toMatchObject({ code: 'invalid', field: 'seenOnHand' });
    expect((await database().variant.findUnique({ where: { sku } }))?.onHand).toBe(7);
  });

  it('without JavaScript a price that looks like a slip, or a count that moved, is asked about on the list', async () => {
    const cookie = merchant;
    const { sku } = await aProduct({ onHand: 15, priceAmount: 7_600 });
    const fields = { price: '7600', seenPriceAmount: '7600', onHand: '20', seenOnHand: '7' };
    const asked = await send(changePiece, { params: { sku }, ...form(fields, cookie) });
    expect(asked.headers.get('location')).toBe(`/desk/pieces?q=bowl&ask=${sku}&about=stock&price=7600&count=20&seen=7`);
    const again = await send(changePiece, { params: { sku }, ...form({ ...fields, seenOnHand: '15' }, cookie) });
    expect(again.headers.get('location')).toBe(
      `/desk/pieces?q=bowl&ask=${sku}&about=price&price=7600&count=20&seen=15`,
    );
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ priceAmount: 7_600, onHand: 15 });
    const meant = { ...fields, seenOnHand: '15', confirmedPriceAmount: '760000' };
    const saved = await send(changePiece, { params: { sku }, ...form(meant, cookie) });
    expect(saved.headers.get('location')).toBe(`/desk/pieces?q=bowl&changed=${sku}`);
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ priceAmount: 760_000, onHand: 20 });
  });
});

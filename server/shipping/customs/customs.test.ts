import { beforeAll, describe, expect, it } from 'vitest';
import { changeProductSchema } from '#contract/catalogue/product-write.ts';
import { changeProduct } from '#server/catalogue/write/write-product.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { textOfPdf } from '#server/testing/pdf-text.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey } from '#server/testing/settings.ts';
import { shippingRoutes } from '../shipping-routes.ts';
import { readCustoms } from './read-customs.ts';

testDatabase();

let publicId: string;
let sku: string;
beforeAll(async () => {
  const piece = await aProduct({ onHand: 5, priceAmount: 12_100, title: 'Lamp' });
  sku = piece.sku;
  await changeProduct(piece.slug, changeProductSchema.parse({ hsCode: '9405.21', weightGrams: 700 }), 'test');
  publicId = await aPaidOrder(sku, 2);
});
const sendTo = (country: string, postalCode: string) =>
  database().order.update({
    where: { publicId },
    data: { shippingAddress: { name: 'Ann', line1: 'Street 1', city: 'Town', postalCode, country } },
  });
const ask = (path: 'GET /v1/orders/:id/customs' | 'GET /desk/orders/:publicId/customs', headers: object) =>
  handlerOf(shippingRoutes, path)(new Request('http://shop.test/api/x', { headers: { ...headers } }), {
    id: publicId,
    publicId,
  });

describe('what customs ask of an order', () => {
  it('is needed beyond the border, with what each piece was paid without tax, its weight and what is missing', async () => {
    await sendTo('US', '10001');
    const customs = await readCustoms(publicId);
    expect(customs).toMatchObject({
      needed: true,
      weightGrams: 1_400,
      totalAmount: 24_200,
      items: [{ sku, quantity: 2, hsCode: '940521', originCountry: '', weightGrams: 1_400 }],
      missing: [{ sku, fields: ['originCountry'] }],
    });
    await sendTo('DE', '10115');
    expect(await readCustoms(publicId)).toMatchObject({ needed: false });
  });

  it('is a paper for the desk, and an answer for a key that may read orders', async () => {
    await sendTo('US', '10001');
    const merchant = (await aSession('owner')).cookie;
    const paper = await ask('GET /desk/orders/:publicId/customs', { cookie: merchant, host: 'shop.test' });
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    const words = textOfPdf(Buffer.from(await paper.arrayBuffer()));
    for (const part of ['Customs declaration', 'HS 940521', '1400 g', 'Town']) expect(words).toContain(part);
    const answer = await ask('GET /v1/orders/:id/customs', { authorization: `Bearer ${testApiKey}` });
    expect(await answer.json()).toMatchObject({ needed: true, currency: 'EUR' });
    expect((await ask('GET /v1/orders/:id/customs', {})).status).toBe(401);
    const shopper = (await aSession('shopper')).cookie;
    expect((await ask('GET /desk/orders/:publicId/customs', { cookie: shopper, host: 'shop.test' })).status).toBe(403);
  });
});

import { expect, it } from 'vitest';
import { previewOrderSchema } from '#contract/checkout/create-order.ts';
import { previewAnswerSchema } from '#contract/order/price/totals.ts';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { giftCardRoutes } from '#server/gift-card/gift-card-routes.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { giftCardLimits } from '#server/gift-card/limits.ts';
import { orderApiRoutes } from '#server/order/order-api-routes.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import { promotionRoutes } from '#server/promotion/promotion-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testApiKey, testSettings } from '#server/testing/settings.ts';
import { placeApiOrder } from './place-api-order.ts';
import { previewOrder } from './preview-order.ts';

testDatabase();

const [post, see] = [
  handlerOf(orderApiRoutes, 'POST /v1/orders/preview'),
  handlerOf(giftCardRoutes, 'GET /v1/gift-cards/:code'),
];
const promote = handlerOf(promotionRoutes, 'POST /v1/promotions');
const headers = { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' };
const ask = (body: unknown) =>
  post(
    new Request('http://shop.test/api/v1/orders/preview', { method: 'POST', headers, body: JSON.stringify(body) }),
    {},
  );

it('says what the order then costs, and holds nothing', async () => {
  const { sku, variantId } = await aProduct({ priceAmount: 10_000 });
  await createPromotion(
    createPromotionSchema.parse({ code: 'PREVIEWED', title: 'Ten', kind: 'percentage', percent: 10 }),
  );
  const card = (await issueGiftCard({ amount: 1_000, currency: 'EUR' })).value.code;
  const { payment, ...wanted } = anApiOrder(sku, { promotionCodes: ['previewed'], giftCards: [card] });
  const people = await database().person.count();
  const answer = await ask(wanted);
  const preview = previewAnswerSchema.parse(await answer.json());
  expect(preview).toMatchObject({
    totals: {
      itemsAmount: 10_000,
      discountAmount: 1_000,
      shippingAmount: 900,
      totalAmount: 9_900,
      giftCardAmount: 1_000,
    },
    lines: [{ sku, quantity: 1, discountAmount: 1_000, totalAmount: 9_000, available: 10 }],
    promotions: [{ code: 'PREVIEWED', title: 'Ten', amount: 1_000 }],
    shippingMethods: [{ id: 'standard', amount: 900 }],
  });
  expect(await database().variant.findUniqueOrThrow({ where: { id: variantId } })).toMatchObject({ reserved: 0 });
  expect(await database().person.count()).toBe(people);
  const placed = await placeApiOrder({ ...wanted, payment }, { by: 'key:test', placeKey: null });
  const order = placed.ok && (await database().order.findUniqueOrThrow({ where: { publicId: placed.value.publicId } }));
  expect(order).toMatchObject({ totalAmount: preview.totals.totalAmount, giftCardAmount: 1_000 });
});

it('a country is enough of an address, and an unknown way of delivery says which there are', async () => {
  const { sku } = await aProduct({ priceAmount: 10_000 });
  const wanted = previewOrderSchema.parse({ lines: [{ sku, quantity: 1 }], shippingAddress: { country: 'JP' } });
  expect(await previewOrder(wanted)).toMatchObject({ value: { totals: { shippingAmount: 900 } } });
  await expect(previewOrder({ ...wanted, shippingMethod: 'by-dove' })).rejects.toThrow('There is: standard.');
});

it('codes are guessed a few times, and then even a right one has to wait', async () => {
  setSettings({ ...testSettings(), LIMITS: true });
  const card = (await issueGiftCard({ amount: 1_000, currency: 'EUR' })).value.code;
  const look = async (code: string) =>
    (await see(new Request(`http://shop.test/api/v1/gift-cards/${code}`, { headers }), { code })).status;
  const { most } = giftCardLimits.giftCardGuesses;
  for (let tries = 0; tries < most * 2; tries++) expect(await look(card)).toBe(200);
  for (let tries = 0; tries < most; tries++) expect(await look('AAAA-AAAA')).toBe(404);
  expect(await look('AAAA-AAAA')).toBe(429);
  expect(await look(card)).toBe(429);
  setSettings(testSettings());
});

it.each([
  [{ kind: 'percentage' }, 'percent'],
  [{ kind: 'free_shipping', percent: 5 }, 'percent'],
  [{ kind: 'percentage', percent: 5, skus: ['NO-SUCH'] }, 'skus'],
  [{ kind: 'amount', amount: 5, startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' }, 'endsAt'],
])('a promotion that makes no sense is refused by its field: %j', async (wanted, field) => {
  const body = JSON.stringify({ title: 'Nonsense', ...wanted });
  const answer = await promote(
    new Request('http://shop.test/api/v1/promotions', { method: 'POST', headers, body }),
    {},
  );
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain(field);
});

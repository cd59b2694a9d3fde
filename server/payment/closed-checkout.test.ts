import { beforeEach, expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { keepBiddingDetails } from '#server/account/keep-bidding-details.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { checkoutRoutes } from '#server/checkout/checkout-routes.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { type Settings, setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testOrderNote } from '#server/mail/test-order-note.ts';
import { orderApiRoutes } from '#server/order/order-api-routes.ts';
import { readOrderAnswer } from '#server/order/page/order-answer.ts';
import { orderPaymentRoutes } from '#server/order/payment/order-payment-routes.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey, anAddress, anApiOrder, aPaidOrder, aWonLot } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { paymentsTaken } from './payments-taken.ts';

testDatabase();

const stripeKeys = (mode: 'test' | 'live') => ({
  STRIPE_SECRET_KEY: `sk_${mode}_1`,
  STRIPE_PUBLISHABLE_KEY: `pk_${mode}_1`,
  STRIPE_WEBHOOK_SECRET: 'whsec_12345678',
});
const realShop = (more: Partial<Settings> = {}) => setSettings({ ...testSettings(), DEMO: false, ...more });

beforeEach(() => realShop());

const closed = { ok: false, refusal: { code: 'payments_not_set_up' } };
const ordersThere = () => database().order.count({ where: { status: { not: 'placed' } } });

it('money moves with live keys alone, and a test card pays nowhere beside them', () => {
  const taken = (more: Partial<Settings>) => {
    realShop(more);
    return paymentsTaken();
  };
  expect(taken({})).toBe('none');
  expect(taken(stripeKeys('test'))).toBe('none');
  expect(taken({ MOLLIE_API_KEY: 'test_0123456789abcdef' })).toBe('none');
  expect(taken({ TEST_PAYMENTS: true })).toBe('test');
  expect(taken({ DEMO: true })).toBe('test');
  expect(taken({ ...stripeKeys('live'), TEST_PAYMENTS: true })).toBe('live');
  expect(taken({ MOLLIE_API_KEY: 'live_0123456789abcdef' })).toBe('live');
});

it.each([
  ['no keys', {}],
  ['test keys of Stripe', stripeKeys('test')],
  ['a test key of Mollie', { MOLLIE_API_KEY: 'test_0123456789abcdef' }],
])('with %s nobody buys, by whatever way, and bag and hold stay', async (_, keys) => {
  const { sku } = await aProduct({ onHand: 3, priceAmount: 5_000 });
  const buyer = await aPerson();
  await addToBag(buyer, { sku, quantity: 1 });
  const winner = await aSession('shopper');
  setSettings(testSettings());
  const lot = await aWonLot(winner);
  realShop(keys);
  const before = await ordersThere();
  const held = await database().reservation.findMany({ where: { personId: buyer } });

  expect(await placeOrder(buyer, aCheckout(5_900))).toMatchObject(closed);
  expect(await placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null })).toMatchObject(closed);
  expect(await payOrder(lot, aCheckout(72_800), { setsDetails: true })).toMatchObject(closed);
  expect(
    await keepBiddingDetails(winner.personId, { ...anAddress, token: 'tok_visa', next: '/account' }),
  ).toMatchObject(closed);

  expect(await ordersThere()).toBe(before);
  expect(await database().bagLine.count({ where: { personId: buyer } })).toBe(1);
  expect(await database().reservation.findMany({ where: { personId: buyer } })).toEqual(held);
});

it('a winner who can’t pay isn’t late', async () => {
  setSettings(testSettings());
  const winner = await aSession('shopper');
  const publicId = await aWonLot(winner);
  const run = async () => {
    await database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 1_000) } });
    await cancelUnpaidOrders.run();
    return database().order.findUniqueOrThrow({ where: { publicId }, include: { bidderMark: true } });
  };
  realShop();
  const waiting = await run();
  expect(waiting).toMatchObject({ status: 'placed', bidderMark: null });
  expect(waiting.payBy?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  realShop({ TEST_PAYMENTS: true });
  expect(await run()).toMatchObject({ status: 'cancelled', bidderMark: { reason: 'unpaid' } });
});

it('the API answers 503, and the same key buys once the shop can be paid', async () => {
  const { sku } = await aProduct({ onHand: 3 });
  const ask = () =>
    handlerOf(
      orderApiRoutes,
      'POST /v1/orders',
    )(
      new Request('http://shop.test/api/v1/orders', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${testApiKey}`,
          'content-type': 'application/json',
          'idempotency-key': 'waits-for-keys',
        },
        body: JSON.stringify(anApiOrder(sku)),
      }),
    );
  const refused = await ask();
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'payments_not_set_up']);
  realShop({ TEST_PAYMENTS: true });
  expect((await ask()).status).toBe(201);
});

it('a form without a script comes back with the reason, and a test payment from before can’t be confirmed any more', async () => {
  const shopper = await aSession('shopper');
  const post = (path: string, fields: Record<string, string>, params: Record<string, string> = {}) =>
    handlerOf([...checkoutRoutes, ...orderPaymentRoutes], `POST /${path}`)(
      new Request(`http://shop.test/api/${path}`, {
        method: 'POST',
        headers: {
          host: 'shop.test',
          origin: 'http://shop.test',
          cookie: shopper.cookie,
          'content-type': 'application/json',
        },
        body: JSON.stringify(fields),
      }),
      params,
    );
  const { promotionCodes: _none, seenTotalAmount, ...form } = aCheckout(5_900);
  const refused = await post('checkout', { ...(form as object), seenTotalAmount: String(seenTotalAmount) });
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'payments_not_set_up']);

  realShop({ TEST_PAYMENTS: true });
  const { sku } = await aProduct({ onHand: 3 });
  const asks = anApiOrder(sku, { payment: { provider: 'test', token: 'tok_authentication_required' } });
  const placed = await placeApiOrder(asks, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  const order = await database().order.update({
    where: { publicId: placed.value.publicId },
    data: { personId: shopper.personId },
    include: { payments: true },
  });
  realShop();
  const id = order.payments[0]?.id ?? '';
  const answered = await post('payments/:id/authenticate', { answer: 'approve' }, { id });
  expect([answered.status, (await answered.json()).code]).toEqual([503, 'payments_not_set_up']);
  expect(await database().order.findUnique({ where: { id: order.id } })).toMatchObject({ status: 'placed' });
});

it('with TEST_PAYMENTS=1 order, email, invoice and credit note say that it is a test, in a series of their own', async () => {
  realShop({ TEST_PAYMENTS: true });
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000 });
  const publicId = await aPaidOrder(sku);
  await refundOrder(publicId, { actor: aKey, amount: 1_000, reason: 'a scratch' });

  expect(await readOrderAnswer(publicId)).toMatchObject({ isTest: true, status: 'paid' });
  const mails = await database().email.findMany({ where: { recipient: 'maud.renard@example.com' } });
  expect(mails.length).toBeGreaterThan(1);
  for (const { subject, text } of mails) {
    expect(subject).toMatch(/^Test: /);
    // Said before any sentence about money, which it declares to be pretended.
    expect(text.split('\n\n')[1]).toMatch(new RegExp(`^${testOrderNote}\n`));
    expect(text).not.toMatch(/nothing was paid/i);
  }
  // The list in the account has no such heading.
  const { id } = await database().order.findUniqueOrThrow({ where: { publicId } });
  const told = await database().notice.findFirstOrThrow({ where: { key: `order_confirmed:${id}` } });
  expect(told.body).toBe('This was a test order for €59. No money moved.');
  const documents = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  expect(documents.map(({ series }) => series)).toEqual(['TEST-INV', 'TEST-CN']);
  for (const { content } of documents)
    expect(documentContentSchema.parse(content).remark).toContain('Test order: nothing was paid, no claim arises.');
  // What is sold afterwards for money has the first real number that is free.
  const real = await database().documentSeries.findUnique({ where: { series: 'INV' } });
  setSettings(testSettings());
  const sold = await aPaidOrder(sku);
  expect(await readOrderAnswer(sold)).toMatchObject({ isTest: false });
  const invoice = await database().invoice.findFirstOrThrow({ where: { order: { publicId: sold } } });
  expect([invoice.series, invoice.number]).toEqual(['INV', (real?.last ?? 0) + 1]);
});

it('without the seller’s name or address nobody buys either, until both are entered', async () => {
  realShop({ TEST_PAYMENTS: true });
  const { sku } = await aProduct({ onHand: 3 });
  const buy = () => placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });
  const { sellerName, sellerAddress } = await readShop();
  for (const missing of [{ sellerName: '' }, { sellerAddress: '' }]) {
    await saveShop({ sellerName, sellerAddress, ...missing });
    expect(await buy()).toMatchObject({ ok: false, refusal: { code: 'seller_not_set_up' } });
  }
  await saveShop({ sellerName, sellerAddress });
  expect(await buy()).toMatchObject({ ok: true });
});

import { describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { setSettings, settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { openNextTry } from '#server/payment/mollie/mollie-charges.ts';
import { mollieProvider } from '#server/payment/mollie/mollie-provider.ts';
import { aShopperWithBag } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { refundedOf } from '#server/testing/mollie/mollie-books.ts';
import { aMollieOrder, askMollieNow, mollieShop, openRefOf, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { aCheckout, aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { comeBack } from './come-back.ts';
import { payPlaced } from './pay-placed.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './settle-payments.ts';
import { readWaitingPayment } from './waiting-payment.ts';

testDatabase();
const { mollie } = mollieShop();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const longAgo = () => new Date(Date.now() - 60_000);
const made = (paymentId: string) =>
  [...mollie().books.payments.values()].filter(({ metadata }) => metadata.payment === paymentId);
const pressAgain = async (paymentId: string) => {
  const { orderId } = await database().payment.findUniqueOrThrow({ where: { id: paymentId } });
  return payPlaced({ orderId, fresh: false });
};
/** News of a try is heard again at once, as after two seconds. */
const forgetAsked = (paymentId: string) =>
  database().mollieTry.updateMany({ where: { paymentId }, data: { askedAt: null } });
const paymentOf = (personId: string) => database().payment.findFirstOrThrow({ where: { order: { personId } } });

describe('an order that is paid by Mollie', () => {
  it('waits with its pieces held, and its payer gets the address of Mollie’s page', async () => {
    const { sku, client, ref, order, payment, paymentId } = await aMollieOrder();
    expect(client).toEqual({ provider: 'mollie', intent: ref, paymentId, address: mollie().pageOf(ref) });
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payment()).toMatchObject({ status: 'requires_action', method: '', providerRef: ref });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 1 });
    expect(mollie().books.payment(ref)).toMatchObject({
      amount: { currency: 'EUR', value: '59.00' },
      description: expect.stringMatching(/^Order \S+$/),
      redirectUrl: `https://shop.example/api/payments/${paymentId}/return`,
      webhookUrl: 'https://shop.example/api/webhooks/mollie',
      metadata: { payment: paymentId },
    });
  });

  it('is paid by the webhook, once, and says how', async () => {
    const { sku, ref, order, payment, history } = await aMollieOrder();
    mollie().books.act(ref, 'paid');
    await Promise.all([receiveNews(ref), receiveNews(ref), receiveNews(ref)]);
    await receiveNews(ref);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await payment()).toMatchObject({ status: 'approved', method: 'Mastercard ending 6787', providerRef: ref });
    expect(await history()).toEqual(['placed', 'paid']);
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
  });

  it.each([
    ['ideal', 'iDEAL'],
    ['paypal', 'PayPal'],
  ] as const)('paid by %s says so', async (way, method) => {
    const { ref, payment } = await aMollieOrder();
    mollie().books.act(ref, 'paid', way);
    await receiveNews(ref);
    expect(await payment()).toMatchObject({ method });
  });

  it('is found paid on the way back, and by the question a minute when every webhook was lost', async () => {
    const back = await aMollieOrder();
    mollie().books.act(back.ref, 'paid');
    expect(await comeBack(back.paymentId)).toBe(`/orders/${back.publicId}`);
    expect(await back.order()).toMatchObject({ status: 'paid' });
    const swept = await aMollieOrder();
    mollie().books.act(swept.ref, 'paid');
    await askMollieNow(swept.paymentId);
    expect(await swept.order()).toMatchObject({ status: 'paid' });
    const { askAt } = await database().mollieCharge.findUniqueOrThrow({ where: { paymentId: swept.paymentId } });
    expect(askAt).toBeNull();
  });

  it('stays open after a try failed; the next press makes another, and one is paid', async () => {
    const { ref, paymentId, publicId, order, payment, history } = await aMollieOrder();
    mollie().books.act(ref, 'failed');
    expect(await comeBack(paymentId)).toBe(`/checkout/authenticate/${paymentId}?problem=insufficient_funds`);
    await receiveNews(ref);
    expect(await payment()).toMatchObject({ status: 'requires_action', reason: 'insufficient_funds' });
    expect(await order()).toMatchObject({ status: 'placed' });
    const presses = await Promise.all([pressAgain(paymentId), pressAgain(paymentId)]);
    const second = await openRefOf(mollie(), paymentId);
    expect(second).not.toBe(ref);
    for (const press of presses)
      expect(press).toMatchObject({
        ok: true,
        value: { client: { intent: second, address: mollie().pageOf(second ?? '') } },
      });
    expect(made(paymentId)).toHaveLength(2);
    mollie().books.act(second ?? '', 'paid');
    await receiveNews(second ?? '');
    await receiveNews(ref);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await history()).toEqual(['placed', 'payment_failed', 'paid']);
    expect(await payment()).toMatchObject({ providerRef: second, reason: null });
    expect(await comeBack(paymentId)).toBe(`/orders/${publicId}`);
  });

  it('whose bank is deciding waits for it beyond its time, and can be tried again when it says no', async () => {
    const { ref, publicId, paymentId, order, payment } = await aMollieOrder();
    mollie().books.act(ref, 'asks');
    expect(await comeBack(paymentId)).toBe(`/orders/${publicId}`);
    expect(await payment()).toMatchObject({ status: 'processing' });
    await database().order.update({ where: { publicId }, data: { payBy: longAgo() } });
    await cancelUnpaidOrders.run();
    expect(await order()).toMatchObject({ status: 'placed' });
    mollie().books.act(ref, 'failed');
    await database().payment.update({ where: { id: paymentId }, data: { updatedAt: longAgo() } });
    await settleOpenPayments.run();
    expect(await payment()).toMatchObject({ status: expect.stringMatching(/requires_action|declined/) });
  });

  it('that nobody pays is cancelled, and can’t be paid any more', async () => {
    const { sku, ref, order, publicId } = await aMollieOrder();
    await database().order.update({ where: { publicId }, data: { payBy: longAgo() } });
    await cancelUnpaidOrders.run();
    expect(await order()).toMatchObject({ status: 'cancelled' });
    expect(mollie().books.payment(ref).status).toBe('canceled');
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('I5: for another amount than its own is not paid by it', async () => {
    const { ref, order, payment } = await aMollieOrder();
    mollie().books.payment(ref).amount = { currency: 'EUR', value: '1.00' };
    mollie().books.act(ref, 'paid');
    await receiveNews(ref);
    await askMollieNow();
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payment()).toMatchObject({ status: 'requires_action' });
  });

  it('a second try that is paid all the same goes back whole, once, and the history says so', async () => {
    const { ref, paymentId, publicId, order, history } = await aMollieOrder();
    mollie().books.act(ref, 'failed');
    await receiveNews(ref);
    await pressAgain(paymentId);
    const second = (await openRefOf(mollie(), paymentId)) ?? '';
    mollie().books.act(second, 'paid');
    await receiveNews(second);
    // Against what Mollie says of a payment that failed.
    mollie().books.payment(ref).status = 'paid';
    await forgetAsked(paymentId);
    await Promise.allSettled([receiveNews(ref), receiveNews(ref)]);
    await askMollieNow();
    await askMollieNow();
    expect(refundedOf(mollie().books.payment(ref))).toBe(5_900);
    expect(refundedOf(mollie().books.payment(second))).toBe(0);
    expect(await order()).toMatchObject({ status: 'paid', refundedAmount: 0 });
    expect((await history()).filter((kind) => kind === 'refunded')).toHaveLength(1);
    expect(await database().invoice.count({ where: { order: { publicId } } })).toBe(1);
  });
});

describe('whoever comes back to the checkout from a payment that they began', () => {
  it('is led to it, until it is paid or over', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    expect(await readWaitingPayment(person)).toBeNull();
    await placeOrder(person, aCheckout(5_900, { token: 'in_browser' }));
    const { id: paymentId, providerRef } = await paymentOf(person);
    expect(await readWaitingPayment(person)).toMatchObject({ paymentId });
    expect(await readWaitingPayment(await aPerson())).toBeNull();
    mollie().books.act(providerRef ?? '', 'paid');
    await receiveNews(providerRef ?? '');
    expect(await readWaitingPayment(person)).toBeNull();
  });
});

describe('calling off and giving back', () => {
  it('cancelling an order that waits cancels its payment', async () => {
    const { ref, publicId, history, payment } = await aMollieOrder();
    expect(await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' })).toMatchObject({ ok: true });
    expect(mollie().books.payment(ref).status).toBe('canceled');
    await receiveNews(ref);
    expect(await payment()).toMatchObject({ status: 'declined' });
    expect(await history()).toEqual(['placed', 'cancelled']);
  });

  it('a payer who is at their bank can’t be called back: what they pay is given back whole', async () => {
    const { ref, publicId, paymentId, order, refunded } = await aMollieOrder();
    mollie().books.act(ref, 'asks');
    await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' });
    expect(mollie().books.payment(ref).status).toBe('pending');
    expect(await mollieProvider.resume(paymentId)).toMatchObject({ client: null });
    mollie().books.act(ref, 'paid');
    await receiveNews(ref);
    expect(await order()).toMatchObject({ status: 'cancelled', refundedAmount: 5_900 });
    expect(await refunded()).toBe(5_900);
    expect(refundedOf(mollie().books.payment(ref))).toBe(5_900);
  });

  it('once it is over, no further try is made', async () => {
    const { ref, publicId, paymentId } = await aMollieOrder();
    mollie().books.act(ref, 'failed');
    await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' });
    await openNextTry(paymentId, 1);
    await mollieProvider.resume(paymentId);
    expect(made(paymentId)).toHaveLength(1);
  });

  it('refunds add up to what was given back, also those that are tried twice', async () => {
    const { ref, publicId, paymentId, refunded } = await aMollieOrder();
    mollie().books.act(ref, 'paid');
    await askMollieNow();
    const back = (amount: number) => refundOrder(publicId, { actor: aKey, amount, reason: 'a chip' });
    await Promise.all([back(1_000), back(500)]);
    await mollieProvider.refund(paymentId, { refundId: 'again', inAll: 1_500 });
    expect(refundedOf(mollie().books.payment(ref))).toBe(1_500);
    expect(await refunded()).toBe(1_500);
  });
});

describe('with Mollie', () => {
  it('a page that isn’t Mollie’s is never given out', async () => {
    const { paymentId } = await aMollieOrder();
    const pageOf = mollie().pageOf;
    mollie().pageOf = (id) => `https://mollie.com.evil.example/${id}`;
    await expect(mollieProvider.resume(paymentId)).rejects.toThrow(/no page of Mollie's/);
    mollie().pageOf = pageOf;
  });

  it('test cards are taken only as long as no money moves', async () => {
    const { sku } = await aProduct();
    const byTest = () => placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });
    expect(await byTest()).toMatchObject({ ok: true });
    const before = settings();
    setSettings({ ...before, MOLLIE_API_KEY: 'live_0123456789abcdef' });
    await expect(byTest().finally(() => setSettings(before))).rejects.toMatchObject({
      problem: { code: 'invalid', field: 'payment.provider' },
    });
  });
});

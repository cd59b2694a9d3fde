import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aKey } from '#server/testing/order-factories.ts';
import { aStripeOrder, receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { capturePayment } from './capture-payment.ts';
import { comeBack } from './come-back.ts';

testDatabase();
const { stripe } = stripeShop();

const desk = { party: 'desk', name: 'desk', inLedger: null } as const;
const triesIn = (publicId: string) =>
  database().orderEvent.count({ where: { order: { publicId }, kind: 'payment_failed' } });

describe('a way to pay that leads to another provider’s page', () => {
  it('is paid on the way back, and named', async () => {
    const { intent, order, payment, paymentId, publicId } = await aStripeOrder();
    expect(stripe().pay(intent, 'pm_paypal')).toBe('requires_action');
    stripe().books.authenticate(intent, true);
    expect(await comeBack(paymentId)).toBe(`/orders/${publicId}`);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await payment()).toMatchObject({ status: 'approved', method: 'PayPal' });
  });

  it('is no end when the payer leaves it: the order waits, and another way pays', async () => {
    const { intent, order, payment, paymentId, publicId } = await aStripeOrder();
    stripe().takeEvents();
    stripe().pay(intent, 'pm_ideal');
    stripe().books.authenticate(intent, false);
    const told = stripe().takeEvents();
    expect(await comeBack(paymentId)).toBe(`/checkout/authenticate/${paymentId}?problem=payment_failed`);
    for (const event of [...told, ...told]) await receive(event);
    expect(await triesIn(publicId)).toBe(1);
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payment()).toMatchObject({ status: 'requires_action', reason: 'payment_failed' });
    expect(stripe().pay(intent)).toBe('succeeded');
    await comeBack(paymentId);
    expect(await payment()).toMatchObject({ status: 'approved', method: 'Visa ending 4242' });
  });

  it('gives a part back', async () => {
    const { intent, paymentId, publicId } = await aStripeOrder();
    stripe().pay(intent, 'pm_ideal');
    stripe().books.authenticate(intent, true);
    await comeBack(paymentId);
    expect(await refundOrder(publicId, { actor: aKey, amount: 1_000, reason: 'a chip' })).toMatchObject({ ok: true });
    expect(stripe().books.intent(intent).latest_charge?.amount_refunded).toBe(1_000);
  });
});

it('what takes days is refused by the payment itself', async () => {
  const { intent } = await aStripeOrder();
  expect(() => stripe().books.confirm(intent, new Map([['payment_method', 'pm_sepa_debit']]))).toThrow(/not allowed/);
});

describe('an order whose money is taken when it is packed', () => {
  const placed = async () => {
    await saveShop({ paymentCapture: 'when_packed' });
    return aStripeOrder().finally(() => saveShop({ paymentCapture: 'at_once' }));
  };
  const paidBy = async (method: string) => {
    const asked = await placed();
    stripe().pay(asked.intent, method);
    stripe().books.authenticate(asked.intent, true);
    await comeBack(asked.paymentId);
    return asked;
  };

  it('is set aside by a method that can', async () => {
    const { order, publicId } = await paidBy('pm_paypal');
    expect(await order()).toMatchObject({ status: 'authorised' });
    expect(await capturePayment(publicId, desk)).toMatchObject({ ok: true });
    expect(await order()).toMatchObject({ status: 'paid' });
  });

  it('is paid at once by a method that can’t', async () => {
    const { order, publicId } = await paidBy('pm_ideal');
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await capturePayment(publicId, desk)).toMatchObject({ ok: true });
  });
});

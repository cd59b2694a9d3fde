import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { setSettings, settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { stripeProvider } from '#server/payment/stripe/stripe-provider.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { aShopperWithBag } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { aStripeOrder, askNow, receive, stripeShop, theEvent } from '#server/testing/stripe/stripe-shop.ts';
import { whileNetwork } from '#server/testing/while-network.ts';
import { capturePayment } from './capture-payment.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './settle-payments.ts';

testDatabase();
const { stripe } = stripeShop();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const longAgo = () => new Date(Date.now() - 60_000);
const paymentOf = (personId: string) => database().payment.findFirstOrThrow({ where: { order: { personId } } });

describe('an order that is paid by Stripe', () => {
  it('waits with its pieces held, and its payer gets one secret', async () => {
    const { sku, client, intent, order, payment, paymentId } = await aStripeOrder();
    expect(client).toMatchObject({ provider: 'stripe', intent, paymentId, publishableKey: 'pk_test_stand_in' });
    expect(client).toMatchObject({ secret: expect.stringMatching(new RegExp(`^${intent}_secret_`)) });
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payment()).toMatchObject({ status: 'requires_action', method: '' });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 1 });
    expect(stripe().books.intent(intent)).toMatchObject({
      amount: 5_900,
      currency: 'eur',
      metadata: { payment: paymentId },
    });
  });

  it('is paid by the webhook, once, and says with which card', async () => {
    const { sku, intent, order, payment, history } = await aStripeOrder();
    stripe().pay(intent);
    const paid = theEvent(stripe(), 'payment_intent.succeeded', intent);
    await Promise.all([receive(paid), receive(paid), receive(paid)]);
    await receive(paid);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await payment()).toMatchObject({ status: 'approved', method: 'Visa ending 4242' });
    expect(await history()).toEqual(['placed', 'paid']);
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
    expect(await database().invoice.count({ where: { order: { publicId: (await order()).publicId } } })).toBe(1);
  });

  it('is paid whatever order its webhooks come in', async () => {
    const { intent, order, history } = await aStripeOrder();
    stripe().pay(intent, 'pm_card_visa_chargeDeclined');
    stripe().pay(intent, 'pm_card_authenticationRequired');
    stripe().books.authenticate(intent, true);
    for (const event of stripe().takeEvents().toReversed()) await receive(event);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect((await history()).filter((kind) => kind === 'paid')).toHaveLength(1);
  });

  it('stays open after a card was refused, and can be paid with another', async () => {
    const { sku, intent, order, payment, history } = await aStripeOrder();
    stripe().pay(intent, 'pm_card_visa_chargeDeclinedInsufficientFunds');
    const failed = theEvent(stripe(), 'payment_intent.payment_failed', intent);
    await receive(failed);
    await receive({ ...failed, id: 'evt_told_again' });
    await askNow();
    expect(await payment()).toMatchObject({ status: 'requires_action', reason: 'insufficient_funds' });
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await history()).toEqual(['placed', 'payment_failed']);
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 1 });
    stripe().pay(intent);
    await receive(theEvent(stripe(), 'payment_intent.succeeded', intent));
    await receive(failed);
    expect(await payment()).toMatchObject({ status: 'approved', reason: null });
    expect(await history()).toEqual(['placed', 'payment_failed', 'paid']);
  });

  it('is found paid when every webhook was lost', async () => {
    const { intent, order } = await aStripeOrder();
    stripe().pay(intent);
    stripe().takeEvents();
    await askNow();
    expect(await order()).toMatchObject({ status: 'paid' });
    const { askAt } = await database().stripeCharge.findUniqueOrThrow({ where: { intent } });
    expect(askAt).toBeNull();
  });

  it('is asked about within two minutes', async () => {
    const { paymentId } = await aStripeOrder();
    const { askAt, createdAt } = await database().stripeCharge.findUniqueOrThrow({ where: { paymentId } });
    expect((askAt?.getTime() ?? 0) - createdAt.getTime()).toBeLessThanOrEqual(120_000);
  });

  it('that nobody pays is cancelled, and its intent can’t be paid any more', async () => {
    const { sku, intent, order, publicId } = await aStripeOrder();
    await database().order.update({ where: { publicId }, data: { payBy: longAgo() } });
    await cancelUnpaidOrders.run();
    expect(await order()).toMatchObject({ status: 'cancelled' });
    expect(stripe().books.intent(intent).status).toBe('canceled');
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('I5: for another amount than its own is not paid by it', async () => {
    const { intent, order, payment } = await aStripeOrder();
    stripe().books.intent(intent).amount = 100;
    stripe().pay(intent);
    await receive(theEvent(stripe(), 'payment_intent.succeeded', intent));
    await askNow();
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payment()).toMatchObject({ status: 'requires_action' });
  });

  it('an intent that names a payment and isn’t its own changes nothing', async () => {
    const { intent, order } = await aStripeOrder();
    stripe().pay(intent);
    const paid = theEvent(stripe(), 'payment_intent.succeeded', intent);
    const foreign = { ...(paid.data.object as object), id: 'pi_of_somebody_else' };
    expect(await receive({ ...paid, data: { object: foreign } })).toMatchObject({ ok: true });
    expect(await order()).toMatchObject({ status: 'placed' });
  });
});

describe('when Stripe’s answer is lost', () => {
  it('the same creation is tried again, and there is one intent', async () => {
    const before = stripe().books.intents.size;
    let lost = 0;
    await whileNetwork(
      stripe(),
      (request) => (request === 'POST /v1/payment_intents' && lost++ < 1 ? 'lost' : 'answered'),
      async () => {
        const { intent, client } = await aStripeOrder();
        expect(client?.intent).toBe(intent);
      },
    );
    expect(stripe().books.intents.size).toBe(before + 1);
  }, 20_000);

  it('for good, the payer is told so, and the next press goes on with the same order and intent', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    const checkout = aCheckout(5_900, { token: 'in_browser' });
    const before = stripe().books.intents.size;
    await whileNetwork(
      stripe(),
      (request) => (request === 'POST /v1/payment_intents' ? 'lost' : 'answered'),
      async () => {
        await expect(placeOrder(person, checkout)).rejects.toMatchObject({ problem: { code: 'unavailable' } });
      },
    );
    const presses = await Promise.all([placeOrder(person, checkout), placeOrder(person, checkout)]);
    const payment = await paymentOf(person);
    for (const press of presses) {
      expect(press).toMatchObject({
        ok: true,
        value: { payment: 'requires_action', client: { intent: payment.providerRef } },
      });
    }
    expect(await database().order.count({ where: { personId: person } })).toBe(1);
    expect(stripe().books.intents.size).toBe(before + 1);
  }, 20_000);

  it('and the shop fell silent too, the sweep finds the intent under its key', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    const before = stripe().books.intents.size;
    await whileNetwork(
      stripe(),
      () => 'lost',
      async () => {
        await placeOrder(person, aCheckout(5_900, { token: 'in_browser' })).catch(() => {});
      },
    );
    await database().payment.updateMany({ where: { order: { personId: person } }, data: { updatedAt: longAgo() } });
    await settleOpenPayments.run();
    const payment = await paymentOf(person);
    expect(payment).toMatchObject({ status: 'requires_action', providerRef: expect.stringMatching(/^pi_/) });
    expect(stripe().books.intents.size).toBe(before + 1);
  }, 20_000);

  it('a payment that never reached Stripe is called off without making anything', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    const before = stripe().books.intents.size;
    await whileNetwork(
      stripe(),
      () => 'cut',
      async () => {
        await placeOrder(person, aCheckout(5_900, { token: 'in_browser' })).catch(() => {});
      },
    );
    const { id } = await paymentOf(person);
    await database().stripeCharge.delete({ where: { paymentId: id } });
    expect(await stripeProvider.abandon(id)).toMatchObject({ status: 'declined', reason: 'abandoned' });
    const late = await stripeProvider.begin({
      paymentId: id,
      token: null,
      amount: 5_900,
      currency: 'EUR',
      capture: 'at_once',
      backTo: 'http://localhost/',
    });
    expect(late).toMatchObject({ state: { status: 'declined' }, client: null });
    expect(stripe().books.intents.size).toBe(before);
  }, 20_000);
});

describe('calling off and giving back', () => {
  it('cancelling an order that waits cancels its intent', async () => {
    const { intent, publicId, payment, history } = await aStripeOrder();
    expect(await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' })).toMatchObject({ ok: true });
    expect(stripe().books.intent(intent).status).toBe('canceled');
    await receive(theEvent(stripe(), 'payment_intent.canceled', intent));
    expect(await payment()).toMatchObject({ status: 'declined' });
    expect(await history()).toEqual(['placed', 'cancelled']);
  });

  it('a cancellation that didn’t reach Stripe reaches it within a minute', async () => {
    const { intent, publicId, payment } = await aStripeOrder();
    await whileNetwork(
      stripe(),
      () => 'cut',
      async () => {
        await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' });
      },
    );
    expect(stripe().books.intent(intent).status).toBe('requires_payment_method');
    await askNow();
    expect(stripe().books.intent(intent).status).toBe('canceled');
    expect(await payment()).toMatchObject({ status: 'declined' });
  }, 20_000);

  it('a payment that was faster than the cancellation is given back whole', async () => {
    const { intent, publicId, order, refunded } = await aStripeOrder();
    stripe().pay(intent);
    await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' });
    await receive(theEvent(stripe(), 'payment_intent.succeeded', intent));
    expect(await order()).toMatchObject({ status: 'cancelled', refundedAmount: 5_900 });
    expect(await refunded()).toBe(5_900);
    expect(stripe().books.intent(intent).latest_charge?.amount_refunded).toBe(5_900);
  });

  it('refunds add up to what was given back, also those that are tried twice', async () => {
    const { intent, publicId, paymentId, refunded } = await aStripeOrder();
    stripe().pay(intent);
    await askNow();
    const back = (amount: number) => refundOrder(publicId, { actor: aKey, amount, reason: 'a chip' });
    await Promise.all([back(1_000), back(500)]);
    await stripeProvider.refund(paymentId, { refundId: 'again', inAll: 1_500 });
    const { latest_charge: charge } = stripe().books.intent(intent);
    expect(charge?.amount_refunded).toBe(1_500);
    expect(await refunded()).toBe(1_500);
  });
});

describe('taken when packed', () => {
  const whenPacked = () => saveShop({ paymentCapture: 'when_packed' });
  const atOnce = () => saveShop({ paymentCapture: 'at_once' });

  it('the money is set aside, then taken', async () => {
    await whenPacked();
    const { intent, order, publicId } = await aStripeOrder().finally(atOnce);
    expect(stripe().pay(intent)).toBe('requires_capture');
    await receive(theEvent(stripe(), 'payment_intent.amount_capturable_updated', intent));
    expect(await order()).toMatchObject({ status: 'authorised' });
    expect(await capturePayment(publicId, { party: 'desk', name: 'desk', inLedger: null })).toMatchObject({ ok: true });
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(stripe().books.intent(intent)).toMatchObject({ status: 'succeeded', amount_received: 5_900 });
  });

  it('what was set aside for a cancelled order is let go', async () => {
    await whenPacked();
    const { intent, publicId } = await aStripeOrder().finally(atOnce);
    stripe().pay(intent);
    await askNow();
    await cancelOrder(publicId, { actor: aKey, reason: 'by mistake' });
    expect(stripe().books.intent(intent).status).toBe('canceled');
  });
});

describe('with Stripe', () => {
  it('test cards are taken only as long as no money moves', async () => {
    const { sku } = await aProduct();
    const byTest = () => placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: randomUUID() });
    expect(await byTest()).toMatchObject({ ok: true });
    const before = settings();
    setSettings({ ...before, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' });
    await expect(byTest()).rejects.toMatchObject({ problem: { code: 'invalid', field: 'payment.provider' } });
    setSettings(before);
  });
});

import { describe, expect, it } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { sendRefundsNow } from '#server/order/refund/send-refunds.ts';
import { testProvider } from '#server/payment/test-provider.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { aStripeOrder, askNow, receive, stripeShop, theEvent } from '#server/testing/stripe/stripe-shop.ts';
import { whileNetwork } from '#server/testing/while-network.ts';
import { capturePayment } from './capture-payment.ts';
import { finaliseOrder } from './finalise-order.ts';

testDatabase();
const { stripe } = stripeShop();
const desk = orderActor(aKey);

async function whenPacked<T>(place: () => Promise<T>): Promise<T> {
  await saveShop({ paymentCapture: 'when_packed' });
  return place().finally(() => saveShop({ paymentCapture: 'at_once' }));
}

/** By a test card. */
async function anAuthorisedOrder(more: Partial<CreateOrder> = {}) {
  const { sku } = await aProduct({ onHand: 2, priceAmount: 5_000 });
  const wanted = anApiOrder(sku, more);
  const placed = await whenPacked(() => placeApiOrder(wanted, { by: 'key:test', placeKey: null }));
  if (!placed.ok) throw new Error(placed.refusal.message);
  return placed.value.publicId;
}
const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({ where: { publicId }, include: { payments: true, refunds: true } });
const paymentOf = async (publicId: string) => (await orderOf(publicId)).payments[0]?.id ?? '';
const bookOf = async (publicId: string) =>
  database().testCharge.findUniqueOrThrow({ where: { key: await paymentOf(publicId) } });
const tellAgain = async (publicId: string) => {
  const paymentId = await paymentOf(publicId);
  const charge = await testProvider.find(paymentId);
  if (charge) await finaliseOrder(paymentId, charge);
};

/** While the test bank captures, and something happens before its answer is here. */
async function capturing(meanwhile: () => Promise<unknown>, run: () => Promise<unknown>): Promise<void> {
  const { capture } = testProvider;
  testProvider.capture = async (id) => {
    const state = await capture(id);
    await meanwhile();
    return state;
  };
  await run().finally(() => {
    testProvider.capture = capture;
  });
}

async function anAuthorisedStripeOrder() {
  const placed = await whenPacked(() => aStripeOrder());
  stripe().pay(placed.intent);
  await receive(theEvent(stripe(), 'payment_intent.amount_capturable_updated', placed.intent));
  expect(await placed.order()).toMatchObject({ status: 'authorised' });
  return placed;
}
const isCapture = (request: string) => request.endsWith('/capture');
const isRead = (request: string) => request.startsWith('GET ');

describe('a capture', () => {
  it('whose answer is lost is asked about at once, and the packing begins', async () => {
    const { publicId, order, intent } = await anAuthorisedStripeOrder();
    await whileNetwork(
      stripe(),
      (request) => (isCapture(request) ? 'lost' : 'answered'),
      async () => void expect(await capturePayment(publicId, desk)).toMatchObject({ ok: true }),
    );
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(stripe().books.intent(intent)).toMatchObject({ amount_received: 5_900 });
  });

  it.each(['Stripe’s webhook', 'the question a minute'])(
    'that nobody knows about is refunded once %s has told of it, if the order was cancelled',
    async (by) => {
      const { publicId, order, payment, intent, refunded } = await anAuthorisedStripeOrder();
      await whileNetwork(
        stripe(),
        (request) => (isCapture(request) ? 'lost' : isRead(request) ? 'cut' : 'answered'),
        async () => {
          const refused = await capturePayment(publicId, desk);
          expect(refused).toMatchObject({ ok: false, refusal: { code: 'capture_failed', reason: 'no_answer' } });
          expect(JSON.stringify(refused)).not.toContain('was not taken');
        },
      );
      const taken = theEvent(stripe(), 'payment_intent.succeeded', intent);
      expect(await cancelOrder(publicId, { actor: aKey, reason: 'the bank is silent' })).toMatchObject({ ok: true });
      const tell = () => (by === 'the question a minute' ? askNow() : receive(taken));
      await tell();
      await tell();
      expect(await order()).toMatchObject({ status: 'cancelled', refundedAmount: 5_900 });
      expect(await payment()).toMatchObject({ status: 'refunded' });
      expect(await refunded()).toBe(5_900);
      expect(stripe().books.intent(intent).latest_charge?.amount_refunded).toBe(5_900);
    },
  );

  it('that nobody knows about is found by the question a minute, and the order is paid', async () => {
    const { publicId, order, intent } = await anAuthorisedStripeOrder();
    await askNow();
    await whileNetwork(
      stripe(),
      (request) => (isCapture(request) ? 'lost' : isRead(request) ? 'cut' : 'answered'),
      async () => void expect(await capturePayment(publicId, desk)).toMatchObject({ ok: false }),
    );
    await askNow();
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(stripe().books.intent(intent).status).toBe('succeeded');
  });

  it('that is under way while the order’s customer cancels it is refunded whole, once, and nothing is packed', async () => {
    const publicId = await anAuthorisedOrder();
    const customer = shopper((await orderOf(publicId)).personId);
    await capturing(
      () => cancelOrder(publicId, { actor: customer, reason: 'no' }),
      async () => {
        expect(await packOrder(publicId, aKey)).toMatchObject({ refusal: { code: 'illegal_transition' } });
      },
    );
    await tellAgain(publicId);
    await sendRefundsNow((await orderOf(publicId)).id);
    const order = await orderOf(publicId);
    expect(order).toMatchObject({ status: 'cancelled', refundedAmount: order.totalAmount });
    expect(order.refunds).toMatchObject([{ status: 'done', amount: order.totalAmount }]);
    expect(await bookOf(publicId)).toMatchObject({ status: 'approved', refunded: order.totalAmount });
  });

  it('of an order that a gift card paid in part gives back what the bank took, and the card has its own', async () => {
    const card = await issueGiftCard({ amount: 2_000, currency: 'EUR' });
    const publicId = await anAuthorisedOrder({ giftCards: [card.value.code] });
    await capturing(
      () => cancelOrder(publicId, { actor: aKey, reason: 'no' }),
      () => packOrder(publicId, aKey),
    );
    const { totalAmount, refunds, refundedAmount } = await orderOf(publicId);
    expect(refunds).toMatchObject([{ amount: totalAmount - 2_000, giftCardAmount: 0 }]);
    expect(refundedAmount).toBe(totalAmount - 2_000);
    expect(await database().giftCard.findUnique({ where: { id: card.value.id } })).toMatchObject({ balance: 2_000 });
  });
});

it('a cancelled order’s authorisation that could not be let go is let go within a minute', async () => {
  const { publicId, intent } = await anAuthorisedStripeOrder();
  await askNow();
  await whileNetwork(
    stripe(),
    () => 'cut',
    async () => void (await cancelOrder(publicId, { actor: aKey, reason: 'no' })),
  );
  expect(stripe().books.intent(intent).status).toBe('requires_capture');
  await askNow();
  expect(stripe().books.intent(intent).status).toBe('canceled');
  const notice = await database().notice.findFirstOrThrow({
    where: { key: { startsWith: 'order_cancelled:' } },
    orderBy: { id: 'desc' },
  });
  expect(notice.body).toContain('release the money it set aside');
});

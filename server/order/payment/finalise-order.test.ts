import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readCharge } from '#server/payment/test-charge.ts';
import { deliverTestWebhooks, signedDelivery } from '#server/payment/test-webhooks.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { answerAuthentication } from './answer-authentication.ts';
import { finaliseOrder } from './finalise-order.ts';
import { receiveTestPayment } from './receive-test-payment.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './settle-payments.ts';

testDatabase();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });

/** A shopper who pressed "Pay" and whose payment is not decided yet. */
async function aPayment(token: 'tok_authentication_required' | 'tok_lost_response', onHand = 3) {
  const { sku, variantId } = await aProduct({ onHand });
  const person = await aPerson();
  await addToBag(person, { sku, quantity: 1 });
  const placed = await placeOrder(person, aCheckout(5_900, { token }));
  if (!placed.ok) throw new Error(placed.refusal.message);
  const payment = await database().payment.findFirstOrThrow({ where: { order: { personId: person } } });
  const order = () => database().order.findUniqueOrThrow({ where: { id: payment.orderId } });
  return { sku, variantId, person, placed: placed.value, payment, order };
}

const longAgo = () => new Date(Date.now() - 60_000);
const endHolds = (variantId: string) =>
  database().reservation.updateMany({ where: { variantId }, data: { expiresAt: longAgo() } });

async function webhookOf(paymentId: string) {
  const charge = await readCharge(paymentId);
  if (!charge) throw new Error('There is no charge.');
  return signedDelivery({ type: 'charge.updated', data: { key: paymentId, ...charge } }, new Date());
}
const receive = ({ body, headers }: Awaited<ReturnType<typeof webhookOf>>) =>
  receiveTestPayment(Buffer.from(body), new Headers(headers));

describe('finishing an order', () => {
  it('I5: webhook, way back and sweep race, and the order is paid and sold once', async () => {
    const { sku, payment, order } = await aPayment('tok_authentication_required');
    await database().payment.update({ where: { id: payment.id }, data: { updatedAt: longAgo() } });
    await answerAuthentication(payment.id, 'approve');
    const charge = await readCharge(payment.id);
    const delivery = await webhookOf(payment.id);
    await Promise.all([
      ...Array.from({ length: 5 }, () => receive(delivery)),
      ...Array.from({ length: 5 }, () => charge && finaliseOrder(payment.id, charge)),
      settleOpenPayments.run(),
    ]);
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
    const events = await database().orderEvent.findMany({
      where: { orderId: payment.orderId },
      orderBy: { at: 'asc' },
    });
    expect(events.map((event) => event.kind)).toEqual(['placed', 'paid']);
  });

  it('I5: an order that is being finished twenty times at once is paid once', async () => {
    const { sku, payment } = await aPayment('tok_lost_response');
    const charge = await readCharge(payment.id);
    await Promise.all(Array.from({ length: 20 }, () => charge && finaliseOrder(payment.id, charge)));
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
    expect(await database().orderEvent.count({ where: { orderId: payment.orderId, kind: 'paid' } })).toBe(1);
  });

  it('a lost answer leaves the order waiting, and the webhook finishes it', async () => {
    const { placed, payment, order } = await aPayment('tok_lost_response');
    expect(placed).toMatchObject({ status: 'placed', payment: 'processing' });
    expect(await receive(await webhookOf(payment.id))).toMatchObject({ ok: true });
    expect(await order()).toMatchObject({ status: 'paid' });
  });

  it('a lost answer and a lost webhook are found by the sweep', async () => {
    const { payment, order } = await aPayment('tok_lost_response');
    await database().payment.update({ where: { id: payment.id }, data: { updatedAt: longAgo() } });
    await settleOpenPayments.run();
    expect(await order()).toMatchObject({ status: 'paid' });
  });

  it('a payment that never reached the bank is abandoned, and can’t be approved afterwards', async () => {
    const { payment, order, person } = await aPayment('tok_lost_response');
    await database().testCharge.delete({ where: { key: payment.id } });
    await database().payment.update({
      where: { id: payment.id },
      data: { createdAt: longAgo(), updatedAt: longAgo() },
    });
    await settleOpenPayments.run();
    expect(await order()).toMatchObject({ status: 'cancelled', cancelReason: 'payment_declined' });
    expect(await readCharge(payment.id)).toMatchObject({ status: 'declined' });
    expect(await database().reservation.count({ where: { personId: person, orderId: null } })).toBe(1);
  });

  it('the hold ended while paying, the piece is still there: it is sold all the same', async () => {
    const { sku, variantId, payment, order } = await aPayment('tok_authentication_required');
    await endHolds(variantId);
    await releaseExpiredHolds.run();
    await answerAuthentication(payment.id, 'approve');
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
    expect(await database().bagLine.count({ where: { variantId } })).toBe(0);
  });

  it('the hold ended while paying and the piece is gone: the money goes back by itself', async () => {
    const { sku, variantId, payment, order } = await aPayment('tok_authentication_required', 1);
    await endHolds(variantId);
    const faster = await placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });
    expect(faster).toMatchObject({ ok: true });
    await answerAuthentication(payment.id, 'approve');
    expect(await order()).toMatchObject({ status: 'cancelled', cancelReason: 'stock_gone', refundedAmount: 5_900 });
    const charge = await database().testCharge.findUniqueOrThrow({ where: { key: payment.id } });
    expect(charge).toMatchObject({ status: 'approved', amount: 5_900, refunded: 5_900 });
    expect(await database().refund.findFirst({ where: { paymentId: payment.id } })).toMatchObject({ status: 'done' });
    expect(await stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('the hold ended while paying, and so has the next shopper’s: the piece is free, and it is sold', async () => {
    const { sku, variantId, payment, order } = await aPayment('tok_authentication_required', 1);
    await endHolds(variantId);
    const next = await aPerson();
    expect(await addToBag(next, { sku, quantity: 1 })).toMatchObject({ ok: true });
    await endHolds(variantId);
    await answerAuthentication(payment.id, 'approve');
    expect(await order()).toMatchObject({ status: 'paid', refundedAmount: 0 });
    expect(await stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
  });

  it('a payment approved after its order was cancelled goes back', async () => {
    const { payment, order } = await aPayment('tok_lost_response');
    await database().order.update({ where: { id: payment.orderId }, data: { status: 'cancelled' } });
    await receive(await webhookOf(payment.id));
    expect(await order()).toMatchObject({ status: 'cancelled', refundedAmount: 5_900 });
    expect(await database().testCharge.findUniqueOrThrow({ where: { key: payment.id } })).toMatchObject({
      refunded: 5_900,
    });
  });

  it('I5: a second approved payment of one order goes back whole, and once, also when the order is cancelled', async () => {
    const { payment, order } = await aPayment('tok_lost_response');
    const { id: _id, createdAt: _at, ...copy } = payment;
    const second = await database().payment.create({ data: { ...copy, id: 'second-payment', providerRef: null } });
    await database().$executeRaw`
      INSERT INTO test_charge (id, key, token, amount, currency, status)
      VALUES ('tch_second', ${second.id}, 'tok_visa', ${second.amount}, 'EUR', 'approved')`;
    const tell = async (id: string) => {
      const charge = await readCharge(id);
      if (charge) await finaliseOrder(id, charge);
    };
    for (const id of [payment.id, second.id, second.id]) await tell(id);
    expect(await database().testCharge.findUniqueOrThrow({ where: { key: second.id } })).toMatchObject({
      refunded: 5_900,
    });
    expect(await database().testCharge.findUniqueOrThrow({ where: { key: payment.id } })).toMatchObject({
      refunded: 0,
    });
    await cancelOrder((await order()).publicId, { actor: aKey, reason: 'no' });
    await tell(second.id);
    expect(await database().refund.count({ where: { paymentId: second.id } })).toBe(1);
  });

  it('a refusal at the bank cancels the order, and the bag keeps its hold', async () => {
    const { payment, order, person } = await aPayment('tok_authentication_required');
    expect(await answerAuthentication(payment.id, 'refuse')).toMatchObject({
      value: { next: '/checkout?problem=payment_declined' },
    });
    expect(await order()).toMatchObject({ status: 'cancelled' });
    expect(await database().reservation.count({ where: { personId: person, orderId: null } })).toBe(1);
    await answerAuthentication(payment.id, 'approve');
    expect(await order()).toMatchObject({ status: 'cancelled' });
  });

  it('whoever walks away from the bank’s question has their order cancelled in time', async () => {
    const { payment, order } = await aPayment('tok_authentication_required');
    await database().order.update({ where: { id: payment.orderId }, data: { payBy: longAgo() } });
    await cancelUnpaidOrders.run();
    expect(await order()).toMatchObject({ status: 'cancelled' });
    await answerAuthentication(payment.id, 'approve');
    expect(await order()).toMatchObject({ status: 'cancelled', refundedAmount: 0 });
  });
});

describe('the test bank’s webhook', () => {
  it('is refused with a bad signature, and nothing is kept', async () => {
    const { payment, order } = await aPayment('tok_lost_response');
    const { body, headers } = await webhookOf(payment.id);
    const forged = body.replace('"approved"', '"approved" ');
    const refused = await receiveTestPayment(Buffer.from(forged), new Headers(headers));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'signed_out' } });
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await database().providerEvent.count({ where: { eventId: headers['webhook-id'] ?? '' } })).toBe(0);
  });

  it('has no effect the second time', async () => {
    const { payment } = await aPayment('tok_lost_response');
    const delivery = await webhookOf(payment.id);
    await receive(delivery);
    const { version } = await database().order.findUniqueOrThrow({ where: { id: payment.orderId } });
    await receive(delivery);
    expect((await database().order.findUniqueOrThrow({ where: { id: payment.orderId } })).version).toBe(version);
  });

  it('comes again when the shop did not answer', async () => {
    const { payment } = await aPayment('tok_lost_response');
    await database().testCharge.update({ where: { key: payment.id }, data: { webhookAt: longAgo() } });
    await deliverTestWebhooks.run();
    const { webhookAt } = await database().testCharge.findUniqueOrThrow({ where: { key: payment.id } });
    expect(webhookAt?.getTime()).toBeGreaterThan(Date.now() - 30_000);
  });
});

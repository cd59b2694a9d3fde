import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { readOrderAnswer } from '#server/order/page/order-answer.ts';
import { sendRefundAgain } from '#server/order/refund/refund-again.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { refundedOf } from '#server/testing/mollie/mollie-books.ts';
import { aMollieOrder, askMollieNow, mollieShop, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { aKey } from '#server/testing/order-factories.ts';

testDatabase();
const { mollie } = mollieShop();

async function aPaidMollieOrder() {
  const order = await aMollieOrder();
  mollie().books.act(order.ref, 'paid');
  await askMollieNow(order.paymentId);
  const row = () => database().refund.findFirstOrThrow({ where: { paymentId: order.paymentId } });
  const atMollie = () => refundedOf(mollie().books.payment(order.ref));
  /** Past the two seconds in which Mollie is asked once. */
  const tell = async () => {
    await database().mollieTry.updateMany({ where: { ref: order.ref }, data: { askedAt: null } });
    await receiveNews(order.ref);
  };
  return { ...order, row, atMollie, tell };
}
const all = { actor: aKey, reason: 'it broke' };

it.each(['failed', 'canceled'] as const)(
  'a refund that Mollie says is %s is owed again, and can be sent again',
  async (status) => {
    const { publicId, ref, row, atMollie, tell } = await aPaidMollieOrder();
    expect(await refundOrder(publicId, all)).toMatchObject({ ok: true, value: { status: 'pending' } });
    expect(await row()).toMatchObject({ status: 'sent' });
    mollie().books.endRefunds(ref, status);
    await tell();
    await tell();
    expect(await row()).toMatchObject({ status: 'failed' });
    expect(atMollie()).toBe(0);

    await sendRefundAgain({ publicId, refundId: (await row()).id }, aKey);
    mollie().books.endRefunds(ref, 'refunded');
    await tell();
    expect(await row()).toMatchObject({ status: 'done' });
    expect(atMollie()).toBe(5_900);
  },
);

it('a chargeback leaves nothing to refund beside it until it is reversed, also where its news came too soon after others', async () => {
  const { publicId, ref, paymentId, tell } = await aPaidMollieOrder();
  const chargeback = mollie().books.chargeBack(ref, '59.00');
  await receiveNews(ref);
  await receiveNews(ref);
  await askMollieNow(paymentId);
  expect((await readOrderAnswer(publicId)).disputes).toMatchObject([
    { id: chargeback.id, reason: 'AC04', amount: 5_900, dueBy: null, status: 'lost' },
  ]);
  expect(await refundOrder(publicId, all)).toMatchObject({ ok: false, refusal: { code: 'payment_disputed', left: 0 } });
  chargeback.reversedAt = new Date().toISOString();
  await tell();
  expect((await readOrderAnswer(publicId)).disputes).toMatchObject([{ status: 'won' }]);
  expect(await refundOrder(publicId, all)).toMatchObject({ ok: true });
});

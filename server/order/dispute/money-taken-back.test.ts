import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderAnswer } from '#server/order/page/order-answer.ts';
import { askAboutDisputes, askAboutRefunds } from '#server/order/refund/ask-about-money.ts';
import { sendRefundAgain, settleRefundByHand } from '#server/order/refund/refund-again.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aKey } from '#server/testing/order-factories.ts';
import { aStripeOrder, askNow, receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';

testDatabase();
const { stripe } = stripeShop();

/** An order of 59.00 that is paid by Stripe. */
async function aPaidStripeOrder() {
  const order = await aStripeOrder();
  stripe().pay(order.intent);
  await askNow(order.paymentId);
  stripe().takeEvents();
  const { totalAmount } = await order.order();
  const charge = () => stripe().books.intent(order.intent).latest_charge;
  const rows = () => database().refund.findMany({ where: { paymentId: order.paymentId }, orderBy: { id: 'asc' } });
  const states = async () => (await rows()).map(({ status }) => status);
  const ids = () => stripe().books.refunds.filter(({ payment_intent }) => payment_intent === order.intent);
  const kinds = async () =>
    (
      await database().notice.findMany({
        where: { facts: { path: ['number'], equals: (await readOrderAnswer(order.publicId)).number } },
        orderBy: { id: 'asc' },
      })
    ).map(({ kind }) => kind);
  return { ...order, totalAmount, charge, rows, states, atStripe: ids, kinds };
}
const all = { actor: aKey, reason: 'it broke' };
const hear = async () => {
  for (const event of stripe().takeEvents()) expect(await receive(event)).toMatchObject({ ok: true });
};
const due = (table: 'refund' | 'dispute') =>
  database().$executeRawUnsafe(
    `UPDATE ${table} SET ask_at = clock_timestamp() - interval '1 second' WHERE ask_at IS NOT NULL`,
  );

it('a refund that fails later is owed again, whatever is heard of it how often and in whatever order', async () => {
  const order = await aPaidStripeOrder();
  expect(await refundOrder(order.publicId, all)).toMatchObject({ ok: true, value: { status: 'done' } });
  const [refund] = order.atStripe();
  stripe().books.endRefund(refund?.id ?? '', 'failed');
  const events = stripe().takeEvents().reverse();
  for (const event of [...events, ...events]) expect(await receive(event)).toMatchObject({ ok: true });

  expect(await order.states()).toEqual(['failed']);
  expect(await order.payment()).toMatchObject({ status: 'approved' });
  expect((await order.history()).filter((kind) => kind === 'refund_failed')).toHaveLength(1);
  expect((await order.kinds()).filter((kind) => kind === 'refund_failed')).toHaveLength(1);
  // The claim stands, and so does its credit note.
  expect(await order.order()).toMatchObject({ status: 'refunded', refundedAmount: order.totalAmount });
  expect(await database().invoice.count({ where: { order: { publicId: order.publicId }, series: 'CN' } })).toBe(1);

  const again = { publicId: order.publicId, refundId: (await order.rows())[0]?.id ?? '' };
  expect(await sendRefundAgain(again, aKey)).toMatchObject({ ok: true });
  expect(await order.states()).toEqual(['done']);
  expect(order.charge()?.amount_refunded).toBe(order.totalAmount);
  expect(
    order
      .atStripe()
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['failed', 'succeeded']);
  expect(await order.payment()).toMatchObject({ status: 'refunded' });
  expect((await order.kinds()).filter((kind) => kind === 'refund_made')).toHaveLength(2);
  expect(await sendRefundAgain(again, aKey)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
});

it('a refund that fails at once is tried no further by itself, and one that is on its way is said to be', async () => {
  const order = await aPaidStripeOrder();
  stripe().books.refundsBegin = 'requires_action';
  try {
    expect(await refundOrder(order.publicId, { ...all, amount: 1_000 })).toMatchObject({
      ok: true,
      value: { status: 'pending' },
    });
    expect(await order.states()).toEqual(['sent']);
    expect(await order.kinds()).not.toContain('refund_made');
    stripe().books.refundsBegin = 'failed';
    await refundOrder(order.publicId, { ...all, amount: 500 });
  } finally {
    stripe().books.refundsBegin = 'succeeded';
  }
  expect(await order.states()).toEqual(['sent', 'failed']);
  expect(order.atStripe()).toHaveLength(2);
  const [, first] = order.atStripe();
  stripe().books.endRefund(first?.id ?? '', 'succeeded');
  stripe().takeEvents();
  await due('refund');
  await askAboutRefunds.run();
  expect(await order.states()).toEqual(['done', 'failed']);
  const { id: refundId } = (await order.rows())[1] ?? { id: '' };
  expect(await settleRefundByHand({ publicId: order.publicId, refundId }, aKey, 'by transfer')).toMatchObject({
    ok: true,
  });
  expect((await order.rows())[1]).toMatchObject({ status: 'done', byHand: true });
  // The rest can be refunded, and no more than that.
  expect(await refundOrder(order.publicId, all)).toMatchObject({
    ok: true,
    value: { amount: order.totalAmount - 1_500 },
  });
  expect(order.charge()?.amount_refunded).toBe(order.totalAmount - 500);
});

it('the earlier of two refunds fails, its news was lost and our own answer too: that one alone is owed again', async () => {
  const order = await aPaidStripeOrder();
  stripe().fate = (request) => (request === 'POST /v1/refunds' ? 'lost' : 'answered');
  await refundOrder(order.publicId, { ...all, amount: 2_000 });
  stripe().fate = () => 'answered';
  expect(await order.states()).toEqual(['pending']);
  const [first] = order.atStripe();
  await refundOrder(order.publicId, { ...all, amount: 3_000 });
  stripe().books.endRefund(first?.id ?? '', 'failed');
  await hear();
  expect(await order.states()).toEqual(['failed', 'done']);
  expect(order.charge()?.amount_refunded).toBe(3_000);
  const [{ id: refundId } = { id: '' }] = await order.rows();
  await sendRefundAgain({ publicId: order.publicId, refundId }, aKey);
  expect(await order.states()).toEqual(['done', 'done']);
  expect(order.charge()?.amount_refunded).toBe(5_000);
});

it('while a payment is disputed nothing of it is given twice: no refund, no cancellation, no parcel without a question', async () => {
  const order = await aPaidStripeOrder();
  const dispute = stripe().books.dispute(order.intent, 4_000);
  await hear();
  expect((await readOrderAnswer(order.publicId)).disputes).toEqual([
    {
      id: dispute.id,
      reason: 'product_not_received',
      amount: 4_000,
      dueBy: new Date((dispute.evidence_details.due_by ?? 0) * 1_000).toISOString(),
      status: 'open',
    },
  ]);
  expect(await order.history()).toContain('payment_disputed');

  const free = order.totalAmount - 4_000;
  const disputed = { ok: false, refusal: { code: 'payment_disputed', left: free } };
  expect(await refundOrder(order.publicId, all)).toMatchObject(disputed);
  expect(await refundOrder(order.publicId, { ...all, amount: free + 1 })).toMatchObject(disputed);
  expect(await cancelOrder(order.publicId, all)).toMatchObject(disputed);
  const packed = await packOrder(order.publicId, aKey);
  expect(packed).toMatchObject({ ok: false, refusal: { code: 'dispute_unconfirmed' } });
  // A packer may not see money.
  expect(packed.ok ? '' : JSON.stringify(packed.refusal)).not.toMatch(/€|disputed"/);
  const parcel = { carrier: 'DHL', trackingNumber: order.publicId, actor: aKey };
  expect(await createShipment(order.publicId, parcel)).toMatchObject({
    ok: false,
    refusal: { code: 'dispute_unconfirmed' },
  });
  expect(await order.order()).toMatchObject({ status: 'paid', refundedAmount: 0 });
  expect(await refundOrder(order.publicId, { ...all, amount: free })).toMatchObject({
    ok: true,
    value: { status: 'done' },
  });
  expect(await packOrder(order.publicId, aKey, { thoughDisputed: true })).toMatchObject({ ok: true });

  stripe().books.decideDispute(dispute.id, 'lost');
  await hear();
  expect(await refundOrder(order.publicId, all)).toMatchObject({
    ok: false,
    refusal: { code: 'payment_disputed', left: 0 },
  });
  stripe().books.decideDispute(dispute.id, 'won');
  await hear();
  expect(await refundOrder(order.publicId, all)).toMatchObject({ ok: true, value: { amount: 4_000, status: 'done' } });
  expect(order.charge()?.amount_refunded).toBe(order.totalAmount);
});

it('old news of a dispute, heard after it was decided, changes nothing, and a lost one is found by asking', async () => {
  const order = await aPaidStripeOrder();
  const { id } = stripe().books.dispute(order.intent, 1_000);
  const early = stripe().takeEvents();
  stripe().books.decideDispute(id, 'under_review');
  await receive(early[0] ?? expect.fail());
  stripe().books.decideDispute(id, 'won');
  stripe().takeEvents();
  await due('dispute');
  await askAboutDisputes.run();
  for (const event of early) await receive(event);
  expect((await readOrderAnswer(order.publicId)).disputes).toMatchObject([{ status: 'won' }]);
  expect((await order.history()).filter((kind) => /disput/.test(kind))).toEqual([
    'payment_disputed',
    'dispute_answered',
    'dispute_won',
  ]);
});

it('a refund that waited when its payment was disputed is held, and paid out once that is won', async () => {
  const order = await aPaidStripeOrder();
  stripe().fate = (request) => (request === 'POST /v1/refunds' ? 'cut' : 'answered');
  await refundOrder(order.publicId, all);
  stripe().fate = () => 'answered';
  const { id } = stripe().books.dispute(order.intent, order.totalAmount);
  await hear();
  expect(await order.rows()).toMatchObject([{ status: 'pending', held: true }]);
  stripe().books.decideDispute(id, 'won');
  await hear();
  expect(await order.rows()).toMatchObject([{ status: 'done', held: false }]);
  expect(order.charge()?.amount_refunded).toBe(order.totalAmount);
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { askAboutRefunds } from '#server/order/refund/ask-about-money.ts';
import { sendRefundAgain } from '#server/order/refund/refund-again.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { sendOwedRefunds } from '#server/order/refund/send-refunds.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aKey } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import type { StandInEvent } from '#server/testing/stripe/stripe-books.ts';
import { aStripeOrder, askNow, receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { matchNow } from '#server/withdrawal/match-statement.ts';
import { receiveStatement } from '#server/withdrawal/receive-statement.ts';
import { refundWithdrawal } from '#server/withdrawal/refund-withdrawal.ts';

testDatabase();
const { stripe } = stripeShop();

const total = 5_900;
const amount = fc.integer({ min: 1, max: total });
const step = fc.oneof(
  fc.record({ kind: fc.constant('refund' as const), amount }),
  fc.record({ kind: fc.constant('refund_lost' as const), amount }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'ship' as const, 'withdraw' as const) }),
  fc.record({ kind: fc.constantFrom('settle' as const, 'returned' as const) }),
  fc.record({ kind: fc.constant('dispute' as const), amount }),
  fc.record({ kind: fc.constantFrom('won' as const, 'lost' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('failed' as const, 'succeeded' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant('news' as const), which: fc.nat(20), twice: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('again' as const, 'ask' as const, 'work' as const), which: fc.nat(5) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it('whatever happens in whatever order, no more is given back or left with the bank than was paid', async () => {
  // Stripe itself would refuse: here only the shop is in the way.
  stripe().books.guardsDisputes = false;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const order = await aStripeOrder();
      stripe().pay(order.intent);
      await askNow(order.paymentId);
      stripe().takeEvents();
      const news: StandInEvent[] = [];
      for (const one of steps) {
        await take(order, one, news);
        await expectNeverTwice(order);
      }
      for (const event of [...news, ...stripe().takeEvents()].reverse()) await receive(event);
      await database().refund.updateMany({ where: { paymentId: order.paymentId }, data: { dueAt: new Date(0) } });
      await sendOwedRefunds.run();
      await expectNeverTwice(order);
      const rows = await database().refund.findMany({ where: { paymentId: order.paymentId } });
      const sum = (statuses: string[]) =>
        rows.filter(({ status }) => statuses.includes(status)).reduce((all, row) => all + row.amount, 0);
      expect(sum(['sent', 'done'])).toBe(stripe().books.intent(order.intent).latest_charge?.amount_refunded);
      expect((await order.order()).refundedAmount).toBe(sum(['pending', 'sent', 'done', 'failed']));
    }),
    { numRuns: propertyRuns(30) },
  );
  stripe().books.guardsDisputes = true;
});

type Order = Awaited<ReturnType<typeof aStripeOrder>>;
const why = { actor: aKey, reason: 'a chip' };

const standing = ({ intent }: Order) =>
  stripe()
    .books.disputes.filter((one) => one.payment_intent === intent && one.status !== 'won')
    .reduce((sum, one) => sum + one.amount, 0);

async function expectNeverTwice(order: Order): Promise<void> {
  const refunded = stripe().books.intent(order.intent).latest_charge?.amount_refunded ?? 0;
  expect(refunded + standing(order)).toBeLessThanOrEqual(total);
  expect((await order.order()).refundedAmount).toBeLessThanOrEqual(total);
}

async function take(order: Order, one: Step, news: StandInEvent[]): Promise<void> {
  const { books } = stripe();
  const mine = books.refunds.filter(({ payment_intent }) => payment_intent === order.intent);
  const disputes = books.disputes.filter(({ payment_intent }) => payment_intent === order.intent);
  if (one.kind === 'refund') await refundOrder(order.publicId, { ...why, amount: one.amount });
  if (one.kind === 'refund_lost') {
    stripe().fate = (request) => (request === 'POST /v1/refunds' ? 'lost' : 'answered');
    await refundOrder(order.publicId, { ...why, amount: one.amount });
    stripe().fate = () => 'answered';
  }
  if (one.kind === 'cancel') await cancelOrder(order.publicId, why);
  if (one.kind === 'ship')
    await createShipment(order.publicId, { actor: aKey, carrier: 'DHL', trackingNumber: randomUUID() });
  if (one.kind === 'withdraw') await withdraw(order);
  if (one.kind === 'settle') await settleWithdrawals(order);
  if (one.kind === 'returned') await refundReturns(order);
  if (one.kind === 'dispute') {
    const left = total - (books.intent(order.intent).latest_charge?.amount_refunded ?? 0) - standing(order);
    if (left > 0) books.dispute(order.intent, Math.min(left, one.amount));
    // Nobody can heed what they haven't been told.
    for (const event of stripe().takeEvents())
      if (event.type.startsWith('charge.dispute')) await receive(event);
      else news.push(event);
  }
  const dispute = 'which' in one ? disputes[one.which] : undefined;
  // What was lost stays so.
  if ((one.kind === 'won' || one.kind === 'lost') && dispute?.status === 'needs_response')
    books.decideDispute(dispute.id, one.kind);
  const refund = 'which' in one ? mine[one.which] : undefined;
  if ((one.kind === 'failed' || one.kind === 'succeeded') && refund) books.endRefund(refund.id, one.kind);
  news.push(...stripe().takeEvents());
  if (one.kind === 'news') {
    const [event] = news.splice(one.which % Math.max(1, news.length), 1);
    if (event) await receive(event);
    if (event && one.twice) await receive(event);
  }
  if (one.kind === 'again') {
    const failed = await database().refund.findMany({ where: { paymentId: order.paymentId, status: 'failed' } });
    const row = failed[one.which];
    if (row) await sendRefundAgain({ publicId: order.publicId, refundId: row.id }, aKey);
  }
  if (one.kind === 'ask') {
    await database().$executeRaw`UPDATE refund SET ask_at = clock_timestamp() WHERE ask_at IS NOT NULL`;
    await askAboutRefunds.run();
  }
  if (one.kind === 'work') {
    await database().refund.updateMany({ where: { paymentId: order.paymentId }, data: { dueAt: new Date(0) } });
    await sendOwedRefunds.run();
  }
}

const ofOrder = ({ publicId }: Order) => ({ where: { order: { publicId } } });

async function withdraw(order: Order): Promise<void> {
  const { id: orderId, email } = await order.order();
  const stated = { name: 'Maud Renard', order: '', email, pieces: '', lines: null, source: 'link' } as const;
  const { id } = await receiveStatement({ ...stated, orderId });
  await matchNow(id);
}

async function settleWithdrawals(order: Order): Promise<void> {
  const stated = await database().withdrawal.findMany(ofOrder(order));
  await Promise.all(stated.flatMap(({ id }) => [refundWithdrawal(id, aKey), refundWithdrawal(id, aKey)]));
}

async function refundReturns(order: Order): Promise<void> {
  for (const { id, lines } of await database().orderReturn.findMany({ ...ofOrder(order), include: { lines: true } })) {
    const back = { publicId: order.publicId, returnId: id };
    const received = lines.map((line) => ({ lineId: line.id, restock: line.quantity, numbers: [] }));
    await receiveReturn(back, { actor: aKey, lines: received });
    await refundReturn(back, { actor: aKey });
  }
}

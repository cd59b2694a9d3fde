import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { refundOrder } from './refund-order.ts';
import { sendOwedRefunds } from './send-refunds.ts';

testDatabase();

async function aSoldOrder() {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  const publicId = await aPaidOrder(sku, 1);
  const order = await database().order.findUniqueOrThrow({ where: { publicId }, include: { payments: true } });
  const book = { key: order.payments[0]?.id ?? '' };
  const bankHas = (status: string) => database().testCharge.update({ where: book, data: { status } });
  const refundedByBank = async () => (await database().testCharge.findUniqueOrThrow({ where: book })).refunded;
  return { publicId, bankHas, refundedByBank };
}
const refunds = (publicId: string) =>
  database().refund.findMany({ where: { order: { publicId } }, orderBy: { id: 'asc' } });
const versionOf = async (publicId: string) =>
  (await database().order.findUniqueOrThrow({ where: { publicId } })).version;
/** As if the wait for the next attempt were over. */
const waitIsOver = () => database().refund.updateMany({ data: { dueAt: new Date(0) } });
const goodwill = { actor: aKey, amount: 400, reason: 'goodwill' };

it('one that the bank can’t pay out stays owed, holds up no other, and is paid out when the bank can', async () => {
  const [stuck, other] = [await aSoldOrder(), await aSoldOrder()];
  await stuck.bankHas('declined');
  expect(await refundOrder(stuck.publicId, goodwill)).toMatchObject({ ok: true, value: { status: 'pending' } });
  await other.bankHas('declined');
  await refundOrder(other.publicId, goodwill);
  await other.bankHas('approved');
  await waitIsOver();
  await sendOwedRefunds.run();
  expect(await refunds(stuck.publicId)).toMatchObject([{ status: 'pending', attempts: 2, claimedBy: null }]);
  expect(await refunds(other.publicId)).toMatchObject([{ status: 'done' }]);
  expect(await other.refundedByBank()).toBe(400);
  expect((await nextDue(sendOwedRefunds))?.getTime()).toBeGreaterThan(Date.now());

  await stuck.bankHas('approved');
  await waitIsOver();
  await sendOwedRefunds.run();
  expect(await refunds(stuck.publicId)).toMatchObject([{ status: 'done' }]);
  expect(await stuck.refundedByBank()).toBe(400);
  expect(await nextDue(sendOwedRefunds)).toBeNull();
});

it('an attempt that fails changes nothing of the order that anybody watches', async () => {
  const { publicId, bankHas } = await aSoldOrder();
  await bankHas('declined');
  await refundOrder(publicId, goodwill);
  const before = await versionOf(publicId);
  await waitIsOver();
  await sendOwedRefunds.run();
  expect(await versionOf(publicId)).toBe(before);
  await bankHas('approved');
  await waitIsOver();
  await sendOwedRefunds.run();
  expect(await versionOf(publicId)).toBeGreaterThan(before);
});

it('several of one order at once are each answered as paid out', async () => {
  const { publicId, refundedByBank } = await aSoldOrder();
  const answers = await Promise.all(Array.from({ length: 5 }, () => refundOrder(publicId, goodwill)));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { status: 'done' } });
  expect(await refundedByBank()).toBe(2_000);
});

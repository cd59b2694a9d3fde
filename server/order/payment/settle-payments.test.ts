import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aMollieOrder, mollieShop, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { cancelUnpaidOrders } from './settle-payments.ts';

testDatabase();
const { mollie } = mollieShop();

const timeIsOver = (publicId: string) =>
  database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 60_000) } });
const triedAgain = (publicId: string) =>
  database().order.update({ where: { publicId }, data: { cancelTryAt: new Date(Date.now() - 1) } });

/** An order whose time to pay is over while its bank is deciding. */
async function aDecidingOrder() {
  const placed = await aMollieOrder();
  mollie().books.act(placed.ref, 'asks');
  await receiveNews(placed.ref);
  await timeIsOver(placed.publicId);
  return placed;
}

it('an order whose bank is deciding is looked at again half a minute later, and keeps no other from being cancelled', async () => {
  const { order, ref, publicId } = await aDecidingOrder();
  const from = Date.now();
  await cancelUnpaidOrders.run();
  expect((await nextDue(cancelUnpaidOrders))?.getTime()).toBeGreaterThan(from + 20_000);
  const unpaid = await aMollieOrder();
  await timeIsOver(unpaid.publicId);
  const asked = mollie().requests.length;
  await cancelUnpaidOrders.run();
  expect(await unpaid.order()).toMatchObject({ status: 'cancelled' });
  expect(
    mollie()
      .requests.slice(asked)
      .filter((request) => request.includes(ref)),
  ).toEqual([]);
  expect(await order()).toMatchObject({ status: 'placed' });

  mollie().books.act(ref, 'failed');
  await triedAgain(publicId);
  await cancelUnpaidOrders.run();
  expect(await order()).toMatchObject({ status: 'cancelled', cancelReason: 'payment_declined' });
});

it('an order whose provider is away is tried again half a minute later, and cancelled once it is back', async () => {
  const { order, publicId } = await aMollieOrder();
  await timeIsOver(publicId);
  const from = Date.now();
  mollie().fate = () => 'cut';
  await cancelUnpaidOrders.run().finally(() => {
    mollie().fate = () => 'answered';
  });
  expect(await order()).toMatchObject({ status: 'placed' });
  expect((await nextDue(cancelUnpaidOrders))?.getTime()).toBeGreaterThan(from + 20_000);
  await triedAgain(publicId);
  await cancelUnpaidOrders.run();
  expect(await order()).toMatchObject({ status: 'cancelled', cancelReason: 'payment_declined' });
});

it('an order that got more time meanwhile is left alone until then', async () => {
  const { order, publicId } = await aDecidingOrder();
  await cancelUnpaidOrders.run();
  const payBy = new Date(Date.now() + 3_600_000);
  await database().order.update({ where: { publicId }, data: { payBy, cancelTryAt: new Date(Date.now() - 1) } });
  expect((await nextDue(cancelUnpaidOrders))?.getTime()).toBe(payBy.getTime());
  expect(await order()).toMatchObject({ status: 'placed' });
});

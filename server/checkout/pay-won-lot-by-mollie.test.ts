import { expect, it } from 'vitest';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn } from '#server/testing/lots.ts';
import { mollieShop, openRefOf, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { payOrder } from './pay-order.ts';

testDatabase();
const { mollie } = mollieShop();

it('a lot that was won is paid from its order on Mollie’s page, at the second try too, and once', async () => {
  const winner = await aPerson();
  const auctionId = await aLot();
  await decideOn(auctionId, [{ personId: winner, maxAmount: 10_000, key: aKey() }]);
  await endIn(auctionId, -10);
  await closeAuction(auctionId);
  const { publicId, totalAmount } = await database().order.findFirstOrThrow({ where: { auctionId } });
  const order = () => database().order.findUniqueOrThrow({ where: { publicId }, include: { payments: true } });
  const checkout = aCheckout(totalAmount, { token: 'in_browser' });
  const pressed = await payOrder(publicId, checkout, { setsDetails: true });
  expect(pressed).toMatchObject({ ok: true, value: { client: { provider: 'mollie' } } });
  const [payment] = (await order()).payments;
  const first = (await openRefOf(mollie(), payment?.id ?? '')) ?? '';
  mollie().books.act(first, 'expired');
  await receiveNews(first);
  expect((await order()).status).toBe('placed');
  const again = await payOrder(publicId, checkout, { setsDetails: true });
  expect(again).toMatchObject({ ok: true, value: { client: { provider: 'mollie' } } });
  const second = (await openRefOf(mollie(), payment?.id ?? '')) ?? '';
  expect(second).not.toBe(first);
  mollie().books.act(second, 'paid', 'ideal');
  await receiveNews(second);
  expect(await order()).toMatchObject({ status: 'paid', payments: [{ status: 'approved', method: 'iDEAL' }] });
});

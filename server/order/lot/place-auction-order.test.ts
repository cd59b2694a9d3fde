import { describe, expect, test } from 'vitest';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn, readLot } from '#server/testing/lots.ts';
import { aCheckout } from '#server/testing/order-factories.ts';

testDatabase();

const orderOf = (auctionId: string) =>
  database().order.findFirstOrThrow({ where: { auctionId }, include: { lines: { orderBy: { position: 'asc' } } } });

async function sold(lot: Parameters<typeof aLot>[0], maxAmount: number) {
  const auctionId = await aLot(lot);
  await decideOn(auctionId, [{ personId: await aPerson(), maxAmount, key: aKey() }]);
  await endIn(auctionId, -10);
  await closeAuction(auctionId);
  return orderOf(auctionId);
}

describe('the order of whoever won', () => {
  test('has the hammer price, the premium as a line of its own, and the sum of it all (I5)', async () => {
    const order = await sold({ premiumBasisPoints: 2_250 }, 10_000);
    expect(order).toMatchObject({ itemsAmount: 12_250, shippingAmount: 1_800, taxAmount: 0, totalAmount: 14_050 });
    expect(order.lines.map(({ title, unitAmount }) => [title, unitAmount])).toEqual([
      ['Test jar', 10_000],
      ['Buyer’s premium', 2_250],
    ]);
  });

  test('has the tax of the shop’s own rate, where it states one', async () => {
    await saveShop({ vatPercent: 21 });
    const order = await sold({ premiumBasisPoints: 2_250 }, 10_000);
    await saveShop({ vatPercent: '' });
    expect(order.taxes).toEqual([{ basisPoints: 2_100, net: 11_612, tax: 2_438, gross: 14_050 }]);
  });

  test('without a premium it has no such line', async () => {
    const order = await sold({ premiumBasisPoints: 0 }, 10_000);
    expect(order.lines).toHaveLength(1);
    expect(order.totalAmount).toBe(11_800);
  });

  test('asks to be reminded of a day before its time is over', async () => {
    const { payBy, remindAt, placedAt } = await sold({}, 10_000);
    expect(payBy?.getTime()).toBe(placedAt.getTime() + 48 * 3_600_000);
    expect(remindAt?.getTime()).toBe(placedAt.getTime() + 24 * 3_600_000);
  });

  test('bought outright or at a Dutch price, it carries the premium too', async () => {
    const person = (await database().person.create({ data: { kind: 'account', readyToBidAt: new Date() } })).id;
    const outright = await aLot({ buyNowAmount: 40_000, premiumBasisPoints: 1_000 });
    await buyNow(shopper(person), { auctionId: outright, key: aKey() });
    expect(await orderOf(outright)).toMatchObject({ itemsAmount: 44_000, totalAmount: 45_800 });

    const dutch = await aLot({
      format: 'dutch',
      startAmount: 30_000,
      premiumBasisPoints: 1_000,
      dutch: { dropAmount: 1_000, dropSeconds: 86_400, floorAmount: 10_000 },
    });
    const taken = await placeBid(shopper(person), { auctionId: dutch, maxAmount: 30_000, key: aKey() });
    expect(taken).toMatchObject({ ok: true, value: { outcome: 'bought' } });
    expect(await orderOf(dutch)).toMatchObject({ itemsAmount: 33_000, totalAmount: 34_800 });
  });

  test('a paid premium is no piece that was sold', async () => {
    const { publicId, totalAmount } = await sold({ premiumBasisPoints: 2_000 }, 10_000);
    await payOrder(publicId, aCheckout(totalAmount), { setsDetails: true });
    expect((await readOrderView(publicId))?.data.status).toBe('paid');
    const lines = await database().orderLine.findMany({ where: { order: { publicId } }, orderBy: { position: 'asc' } });
    expect(lines.map((line) => line.soldAt !== null)).toEqual([true, false]);
  });

  test('a new lot has the shop’s premium unless it brings its own', async () => {
    await saveShop({ buyersPremiumPercent: 12.5 });
    const [shops, own] = [await aLot(), await aLot({ premiumBasisPoints: 300 })];
    await saveShop({ buyersPremiumPercent: 0 });
    expect((await readLot(shops)).premiumBasisPoints).toBe(1_250);
    expect((await readLot(own)).premiumBasisPoints).toBe(300);
  });
});

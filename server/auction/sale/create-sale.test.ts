import { describe, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import { queueBid } from '#server/auction/bid/lot-queue.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { closeDueAuctions } from '#server/auction/lot/close-due-auctions.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, endIn, readLot, replayed } from '#server/testing/lots.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { readApiSale } from './api-sales.ts';
import { createSale } from './create-sale.ts';
import { keepSaleOrder } from './keep-sale-order.ts';

testDatabase();

const aSale = (firstEndsIn = 600_000, everySeconds = 60) =>
  createSale({
    title: 'Evening sale',
    description: '',
    firstEndsAt: new Date(Date.now() + firstEndsIn).toISOString(),
    everySeconds,
  });
const bid = async (auctionId: string, maxAmount = 20_000) =>
  queueBid(auctionId, { personId: await aPerson(), maxAmount, key: aKey() });
const ending = async (id: string) => (await readLot(id)).endsAt.getTime();

describe('a sale', () => {
  it('gives each lot the next place, also to lots that come at once, and its end with it', async () => {
    const { id } = await aSale();
    await Promise.all(Array.from({ length: 5 }, () => aLot({ saleId: id })));
    const lots = await database().auction.findMany({ where: { saleId: id }, orderBy: { salePosition: 'asc' } });
    const sale = await readApiSale(id);
    expect(lots.map((lot) => lot.salePosition)).toEqual([0, 1, 2, 3, 4]);
    expect(lots.map((lot) => (lot.endsAt.getTime() - Date.parse(sale.firstEndsAt)) / 1000)).toEqual([
      0, 60, 120, 180, 240,
    ]);
    for (const lot of lots) expect(lot.startsAt.toISOString()).toBe(sale.startsAt);
    expect(sale.lotIds).toEqual(lots.map((lot) => lot.id));
  });

  it('is refused with its first end in the past, and a lot with a sale that there is not', async () => {
    await expect(aSale(-1_000)).rejects.toMatchObject({ problem: { code: 'invalid' } });
    const before = await database().auction.count();
    await expect(aLot({ saleId: 'nothing' })).rejects.toMatchObject({ problem: { code: 'invalid' } });
    expect(await database().auction.count()).toBe(before);
  });

  it('changes when a lot of it closes: what sold and for how much', async () => {
    const { id } = await aSale();
    const [first, second] = [await aLot({ saleId: id }), await aLot({ saleId: id })];
    await bid(first, 50_000);
    await bid(first, 30_000);
    const before = await readApiSale(id);
    await database().change.deleteMany();
    for (const lot of [first, second]) {
      await endIn(lot, -1);
      await closeAuction(lot);
    }
    const after = await readApiSale(id);
    expect(after).toMatchObject({ soldCount: 1, soldTotals: [{ amount: 31_000, currency: 'EUR' }] });
    expect(after.version).toBeGreaterThan(before.version);
    const topics = (await database().change.findMany()).map((change) => change.topic);
    expect(topics).toContain(topicOf.sale(id));
  });

  it('closes its lots in order: a late bid on one moves the next behind it, and I4 still holds', async () => {
    const { id } = await aSale();
    const [first, second, third] = [
      await aLot({ saleId: id }),
      await aLot({ saleId: id }),
      await aLot({ saleId: id, softCloseSeconds: 0 }),
    ];
    await bid(second);
    await endIn(first, 500);
    await endIn(second, 60_000);
    await endIn(third, 90_000);
    await bid(first);
    // Two minutes from the late bid on: past the end of the second, which would have been in one.
    await keepSaleOrder.run();
    expect((await ending(second)) - (await ending(first))).toBe(60_000);
    await keepSaleOrder.run();
    expect((await ending(third)) - (await ending(second))).toBe(60_000);
    expect(await nextDue(keepSaleOrder)).toBeNull();
    await bid(second, 40_000);
    const { byRules, stored } = await replayed(second);
    expect(stored).toEqual(byRules);
  });

  it('does not close a lot whose end has come while the one before it is open, and then does', async () => {
    const { id } = await aSale();
    const [first, second] = [await aLot({ saleId: id }), await aLot({ saleId: id })];
    await bid(second);
    await endIn(second, -1);
    expect(await closeAuction(second)).toBeNull();
    expect((await ending(second)) - (await ending(first))).toBe(60_000);
    await endIn(first, -20);
    await endIn(second, -10);
    await closeDueAuctions.run();
    const [one, two] = [await readLot(first), await readLot(second)];
    expect([one.outcome, two.outcome]).toEqual(['no_bids', 'sold']);
    expect(one.closedAt?.getTime()).toBeLessThanOrEqual(two.closedAt?.getTime() ?? 0);
  });

  it('after the house was shut over the ends of two lots, they still close one after the other', async () => {
    const { id } = await aSale();
    const [first, second] = [await aLot({ saleId: id }), await aLot({ saleId: id })];
    await endIn(first, -120_000);
    await endIn(second, -60_000);
    const from = Date.now();
    await closeDueAuctions.run();
    expect(await ending(first)).toBeGreaterThan(from + 290_000);
    expect((await ending(second)) - (await ending(first))).toBe(60_000);
  });
});

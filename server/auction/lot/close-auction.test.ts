import { describe, expect, it } from 'vitest';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { queueBid } from '#server/auction/bid/lot-queue.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot, decideOn, endIn, readLot, replayed } from '#server/testing/lots.ts';
import { closeAuction } from './close-auction.ts';
import { closeDueAuctions } from './close-due-auctions.ts';
import { endAuctionNow } from './end-auction-now.ts';
import { openAuctionNow } from './open-auction-now.ts';
import { openDueAuctions } from './open-due-auctions.ts';

testDatabase();

const bid = async (auctionId: string, maxAmount: number, personId?: string) => {
  const bidder = personId ?? (await aPerson());
  return { bidder, answer: await queueBid(auctionId, { personId: bidder, maxAmount, key: aKey() }) };
};
const ordersOf = (auctionId: string) =>
  database().order.findMany({ where: { auctionId }, include: { lines: true, events: true } });

describe('closing a lot', () => {
  it('happens once when five close it and bids race it, and the winner gets one order', async () => {
    const auctionId = await aLot({ softCloseSeconds: 0 });
    const { bidder } = await bid(auctionId, 50_000);
    const rivals = await Promise.all(Array.from({ length: 10 }, aPerson));
    await endIn(auctionId, 30);
    const racing = rivals.flatMap((personId, i) => [
      decideOn(auctionId, [{ personId, maxAmount: 60_000 + i * 10_000, key: aKey() }]),
    ]);
    const closers = Array.from({ length: 5 }, async () => {
      for (;;) {
        const closed = await closeAuction(auctionId);
        if (closed || (await readLot(auctionId)).state === 'closed') return closed;
      }
    });
    const [answers, closings] = await Promise.all([Promise.all(racing), Promise.all(closers)]);
    expect(closings.filter((closed) => closed !== null)).toHaveLength(1);
    const lot = await readLot(auctionId);
    const accepted = answers.flat().filter((answer) => answer.ok).length;
    expect(lot).toMatchObject({ state: 'closed', outcome: 'sold', bidCount: 1 + accepted });
    if (accepted === 0) expect(lot.leaderId).toBe(bidder);
    for (const { at } of await acceptedBids(auctionId)) expect(at.getTime()).toBeLessThan(lot.endsAt.getTime());
    const [order, ...more] = await ordersOf(auctionId);
    expect(more).toEqual([]);
    expect(order).toMatchObject({
      personId: lot.leaderId,
      source: 'auction',
      status: 'placed',
      email: '',
      itemsAmount: lot.currentAmount,
      shippingAmount: 1_800,
      taxAmount: 0,
      totalAmount: lot.currentAmount + 1_800,
      lines: [{ quantity: 1, unitAmount: lot.currentAmount, title: 'Test jar' }],
      events: [{ kind: 'placed' }],
    });
    expect(order?.publicId).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(order?.payBy?.getTime()).toBe((lot.closedAt?.getTime() ?? 0) + 48 * 3_600_000);
    const { byRules, stored } = await replayed(auctionId);
    expect(stored).toEqual(byRules);
  });

  it('does not happen before the end', async () => {
    const auctionId = await aLot();
    expect(await closeAuction(auctionId)).toBeNull();
    expect((await readLot(auctionId)).state).toBe('open');
  });

  it('says so when nobody bid or the reserve was not met, and then there is no order', async () => {
    const unbid = await aLot();
    const short = await aLot({ reserveAmount: 90_000 });
    const { bidder } = await bid(short, 50_000);
    await endIn(unbid, -1);
    await endIn(short, -1);
    await closeDueAuctions.run();
    expect(await readLot(unbid)).toMatchObject({ state: 'closed', outcome: 'no_bids' });
    expect(await readLot(short)).toMatchObject({ state: 'closed', outcome: 'reserve_not_met', leaderId: bidder });
    expect(await ordersOf(unbid)).toEqual([]);
    expect(await ordersOf(short)).toEqual([]);
  });

  it('tells everyone who bid', async () => {
    const auctionId = await aLot();
    const { bidder: loser } = await bid(auctionId, 20_000);
    const { bidder: winner } = await bid(auctionId, 50_000);
    await endIn(auctionId, -1);
    await database().change.deleteMany();
    await closeAuction(auctionId);
    const topics = (await database().change.findMany()).map((change) => change.topic);
    expect(topics).toEqual(
      expect.arrayContaining([`auction:${auctionId}`, `my-positions:${loser}`, `my-positions:${winner}`, 'shop']),
    );
  });

  it('after the house was shut over the end, the lot stays open for five minutes instead', async () => {
    const auctionId = await aLot();
    await bid(auctionId, 20_000);
    await endIn(auctionId, -3_600_000 / 2);
    await database().$executeRaw`UPDATE auction SET starts_at = starts_at - interval '1 day' WHERE id = ${auctionId}`;
    const from = Date.now();
    expect(await closeAuction(auctionId)).toBeNull();
    const lot = await readLot(auctionId);
    expect(lot.state).toBe('open');
    expect(lot.endsAt.getTime()).toBeGreaterThan(from + 290_000);
    expect((await bid(auctionId, 50_000)).answer).toMatchObject({ ok: true });
  });

  it('by hand: opened early, ended early, and never twice', async () => {
    const auctionId = await aLot({ startsAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await endAuctionNow(auctionId)).toMatchObject({ refusal: { code: 'auction_not_open' } });
    expect(await openAuctionNow(auctionId)).toMatchObject({ ok: true });
    const { bidder } = await bid(auctionId, 50_000);
    const both = await Promise.all([endAuctionNow(auctionId), endAuctionNow(auctionId)]);
    expect(both.filter((decision) => decision.ok)).toHaveLength(1);
    expect(await openAuctionNow(auctionId)).toMatchObject({ refusal: { code: 'auction_ended' } });
    expect(await ordersOf(auctionId)).toMatchObject([{ personId: bidder }]);
    expect((await bid(auctionId, 90_000)).answer).toMatchObject({ refusal: { code: 'auction_ended' } });
  });
});

describe('opening a lot', () => {
  it('happens at its start', async () => {
    const auctionId = await aLot({ startsAt: new Date(Date.now() + 60_000).toISOString() });
    await openDueAuctions.run();
    expect((await readLot(auctionId)).state).toBe('scheduled');
    await endIn(auctionId, 60_000);
    await openDueAuctions.run();
    expect((await readLot(auctionId)).state).toBe('open');
  });

  it('happens though that of another fails, which is told and tried again', async () => {
    const startsAt = new Date(Date.now() + 60_000).toISOString();
    const [bad, good] = [await aLot({ startsAt }), await aLot({ startsAt })];
    await endIn(bad, 60_000);
    await endIn(good, 60_000);
    const refusal = `ALTER TABLE auction ADD CONSTRAINT stays_shut CHECK (id <> '${bad}' OR state = 'scheduled')`;
    await database().$executeRawUnsafe(refusal);
    await expect(openDueAuctions.run()).rejects.toThrow('stays_shut');
    expect((await readLot(good)).state).toBe('open');
    await database().$executeRawUnsafe('ALTER TABLE auction DROP CONSTRAINT stays_shut');
    await openDueAuctions.run();
    expect((await readLot(bad)).state).toBe('open');
  });
});

describe('buying outright', () => {
  it('closes the lot for one buyer, however many press at once', async () => {
    const auctionId = await aLot({ buyNowAmount: 80_000 });
    const people = await Promise.all(Array.from({ length: 6 }, aPerson));
    const decisions = await Promise.all(
      people.map((personId) => buyNow(shopper(personId), { auctionId, key: aKey() })),
    );
    expect(decisions.filter((decision) => decision.ok)).toHaveLength(1);
    const lot = await readLot(auctionId);
    expect(lot).toMatchObject({ state: 'closed', outcome: 'sold', currentAmount: 80_000, bidCount: 1 });
    const buyer = people[decisions.findIndex((decision) => decision.ok)] ?? '';
    expect(lot.leaderId).toBe(buyer);
    const [order] = await ordersOf(auctionId);
    expect(await buyNow(shopper(buyer), { auctionId, key: aKey() })).toEqual({
      ok: true,
      value: { orderPublicId: order?.publicId },
    });
    const { byRules, stored } = await replayed(auctionId);
    expect(stored).toEqual(byRules);
  });

  it('is gone after the first bid', async () => {
    const auctionId = await aLot({ buyNowAmount: 80_000 });
    await bid(auctionId, 10_000);
    expect(await buyNow(shopper(await aPerson()), { auctionId, key: aKey() })).toMatchObject({
      refusal: { code: 'buy_now_gone' },
    });
  });
});

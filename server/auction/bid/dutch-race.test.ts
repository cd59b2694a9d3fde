import { describe, expect, it } from 'vitest';
import { dutchPriceAt } from '#domain/auction/dutch.ts';
import type { LotFormat } from '#domain/auction/format.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { dropDutchPrices } from '#server/auction/lot/drop-dutch-prices.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot, decideOn, readLot, replayed } from '#server/testing/lots.ts';
import { rulesOf } from './locked-lot.ts';
import { queueBid } from './lot-queue.ts';

testDatabase();

/** From €400, €10 less every ten seconds, to €150 at the least; it opened so many seconds ago. */
async function aDutchLot(openedSecondsAgo = 0): Promise<string> {
  const auctionId = await aLot({
    format: 'dutch',
    startAmount: 40_000,
    dutch: { dropAmount: 1_000, dropSeconds: 10, floorAmount: 15_000 },
  });
  await database().$executeRaw`
    UPDATE auction SET starts_at = starts_at - make_interval(secs => ${openedSecondsAgo}) WHERE id = ${auctionId}`;
  return auctionId;
}

describe('a Dutch lot', () => {
  it('that a hundred take at once goes to one of them, with one order, however their bids travel', async () => {
    const auctionId = await aDutchLot(62);
    const people = await Promise.all(Array.from({ length: 100 }, aPerson));
    // Half through the queue, half as another process would: the row decides.
    const answers = await Promise.all(
      people.map(async (personId, index) => {
        const bid = { personId, maxAmount: 40_000, key: aKey() };
        return index % 2 === 0 ? queueBid(auctionId, bid) : (await decideOn(auctionId, [bid]))[0];
      }),
    );
    const won = answers.filter((answer) => answer?.ok);
    expect(won).toHaveLength(1);
    for (const answer of answers) {
      if (answer && !answer.ok) expect(answer.refusal.code).toBe('auction_ended');
    }
    const lot = await readLot(auctionId);
    const [bid, ...others] = await acceptedBids(auctionId);
    expect(others).toEqual([]);
    const rules = rulesOf({ ...lot, format: lot.format as LotFormat });
    expect(lot).toMatchObject({ state: 'closed', outcome: 'sold', leaderId: bid?.personId, bidCount: 1 });
    // The price of the moment, not the most they would have paid.
    expect(lot.currentAmount).toBe(dutchPriceAt(rules, bid?.at.getTime() ?? 0));
    expect(lot.currentAmount).toBeLessThanOrEqual(34_000);
    const orders = await database().order.findMany({ where: { auctionId } });
    expect(orders).toMatchObject([{ personId: bid?.personId, itemsAmount: lot.currentAmount }]);
    const { byRules, stored } = await replayed(auctionId);
    expect(stored).toEqual(byRules);
  });

  it('is not taken below its price of the moment, and refusals leave it as it was', async () => {
    const auctionId = await aDutchLot(31);
    await dropDutchPrices.run();
    const before = await readLot(auctionId);
    const answer = await queueBid(auctionId, { personId: await aPerson(), maxAmount: 36_999, key: aKey() });
    expect(answer).toMatchObject({ refusal: { code: 'bid_too_low', minimumBidAmount: 37_000 } });
    expect(await readLot(auctionId)).toEqual(before);
  });

  it('that nobody takes closes unsold', async () => {
    const auctionId = await aDutchLot();
    await database().$executeRaw`
      UPDATE auction SET starts_at = clock_timestamp() - interval '1 hour', scheduled_ends_at = clock_timestamp(),
        ends_at = clock_timestamp() WHERE id = ${auctionId}`;
    expect(await closeAuction(auctionId)).toMatchObject({ outcome: 'no_bids', orderPublicId: null });
  });

  it('answers a repeated key with the first outcome: taken once, by the one who took it', async () => {
    const auctionId = await aDutchLot();
    const bid = { personId: await aPerson(), maxAmount: 40_000, key: aKey() };
    const first = await queueBid(auctionId, bid);
    const again = await queueBid(auctionId, bid);
    expect(first).toMatchObject({ ok: true, value: { outcome: 'bought', currentAmount: 40_000 } });
    expect(again).toMatchObject({ ok: true, value: { outcome: 'bought', currentAmount: 40_000 } });
    expect(await acceptedBids(auctionId)).toHaveLength(1);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordOf } from '#components/auction/bid/ask/record-of.ts';
import { verifyRecord } from '#domain/auction/verify-record.ts';
import { listApiBids } from '#server/auction/lot/api-auctions.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { readPriceSteps } from '#server/auction/lot/price-steps.ts';
import { readLotRecord } from '#server/auction/record/lot-record.ts';
import { database } from '#server/engine/database/database.ts';
import {
  aCustomer,
  aLongLot,
  anAccountThatBid,
  bid,
  expectReplays,
  slip,
  takeBack,
} from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { acceptedBids, aKey, readLot } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { buyNow } from './buy-now.ts';
import { placeBid } from './place-bid.ts';
import { retractBid } from './retract-bid.ts';

testDatabase();

const standingOf = async (personId: string) => (await readMeView(personId))?.data.standings[0];

describe('taking a bid back is no way to read a maximum or the reserve', () => {
  /** Everything that anybody may ask about the lot. */
  const seenBy = async (auctionId: string) => {
    const view = (await readAuctionViews(database(), [auctionId])).get(auctionId)?.data;
    const bids = await listApiBids(auctionId, { limit: 100 });
    const [steps, record] = [await readPriceSteps(auctionId), await readLotRecord(auctionId)];
    return JSON.stringify([view, bids, steps, record]);
  };

  it('I7: afterwards nothing public shows what only the bid taken back had uncovered', async () => {
    const auctionId = await aLongLot();
    await bid(auctionId, 55_555);
    const { actor, bidder } = await bid(auctionId, 900_000);
    const between = await bid(auctionId, 66_666);
    expect(await seenBy(auctionId)).toContain('66666');
    await takeBack(actor, slip(auctionId, 2));
    // Two are left: the second leads, one step above the first.
    expect(await readLot(auctionId)).toMatchObject({ leaderId: between.bidder, currentAmount: 56_555 });
    const seen = await seenBy(auctionId);
    for (const secret of ['66666', '67666', '900000']) expect(seen).not.toContain(secret);
    const { history } = (await readAuctionViews(database(), [auctionId])).get(auctionId)?.data ?? { history: [] };
    expect(history.map(({ kind, paddle, amount, automatic }) => [kind, paddle, amount, automatic])).toEqual([
      ['retraction', 'Paddle 2', 56_555, false],
      ['bid', 'Paddle 3', 56_555, false],
      ['bid', 'Paddle 1', 55_555, true],
      ['bid', 'Paddle 1', 10_000, false],
    ]);
    // What comes later goes on from there, and the pages of the history join.
    await bid(auctionId, 60_000);
    expect((await listApiBids(auctionId, { limit: 100 })).items.map(({ seq }) => seq)).toEqual([5, 5, 4, 3, 3, 1]);
    const pages: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listApiBids(auctionId, { limit: 2, cursor });
      pages.push(...page.items.map(({ seq }) => seq));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([5, 5, 4, 3, 3, 1]);
    await expectReplays(auctionId);
    expect(await acceptedBids(auctionId)).toHaveLength(5);
    await bid(auctionId, 1_000_001, bidder);
  });

  it('I7: a reserve that only it had met, and a maximum that only it had tested, are as unknown as before', async () => {
    const auctionId = await aLongLot({ reserveAmount: 444_400 });
    await bid(auctionId, 55_555);
    const { actor } = await bid(auctionId, 900_000);
    for (const shown of ['444400', '55555']) expect(await seenBy(auctionId)).toContain(shown);
    await takeBack(actor, slip(auctionId, 2));
    expect(await readLot(auctionId)).toMatchObject({ currentAmount: 10_000, reserveMet: false });
    const seen = await seenBy(auctionId);
    for (const secret of ['444400', '55555', '900000']) expect(seen).not.toContain(secret);
  });

  it('after the close the record tells every price again, and holds', async () => {
    const auctionId = await aLongLot();
    await bid(auctionId, 55_000);
    const { actor } = await bid(auctionId, 900_000);
    await takeBack(actor, slip(auctionId, 2));
    expect((await readLotRecord(auctionId)).lines.map(({ price }) => price)).toEqual([10_000, null, 10_000]);
    await endAuctionNow(auctionId);
    const record = await readLotRecord(auctionId);
    expect(record.lines.map(({ price }) => price)).toEqual([10_000, 56_000, 10_000]);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect((await verifyRecord(recordOf(record), sha256)).ok).toBe(true);
  });

  it('whoever took a bid back bids, or buys, only above it; others as ever', async () => {
    const auctionId = await aLongLot({ reserveAmount: 700_000, buyNowAmount: 800_000 });
    const victim = await bid(auctionId, 55_000);
    const { actor, bidder } = await anAccountThatBid(auctionId, 900_000);
    await takeBack(actor, slip(auctionId, 2));
    for (const maxAmount of [56_000, 900_000]) {
      expect(await placeBid(actor, { auctionId, maxAmount, key: aKey() })).toMatchObject({
        refusal: { code: 'below_taken_back' },
      });
    }
    expect(await buyNow(actor, { auctionId, key: aKey() })).toMatchObject({ refusal: { code: 'below_taken_back' } });
    // Known to them alone, so that they aren't offered what would be refused.
    expect(await standingOf(bidder)).toMatchObject({ maxAmount: 0, takenBackAmount: 900_000 });
    expect(await standingOf(victim.bidder)).toMatchObject({ takenBackAmount: null });
    expect((await bid(auctionId, 60_000, victim.bidder)).answer.ok).toBe(true);
    expect(await placeBid(actor, { auctionId, maxAmount: 900_001, key: aKey() })).toMatchObject({ ok: true });
    expect(await readLot(auctionId)).toMatchObject({ leaderId: bidder });
    await expectReplays(auctionId);
  });

  it('once on a lot and three times a year, also when asked for on many lots at once; the desk reads of it', async () => {
    const prober = await aCustomer();
    const lots = await Promise.all(Array.from({ length: 5 }, () => aLongLot()));
    for (const lot of lots) await bid(lot, 20_000, prober);
    const answers = await Promise.all(lots.map((lot) => retractBid(shopper(prober), slip(lot, 1))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.filter(({ ok }) => !ok)[0]).toMatchObject({ refusal: { reason: 'too_many' } });
    const [first = ''] = lots.filter((_, index) => answers[index]?.ok);
    await bid(first, 30_000, prober);
    expect(await retractBid(shopper(prober), slip(first, 3))).toMatchObject({ refusal: { reason: 'once_per_lot' } });
    expect(await database().lotEvent.findMany({ where: { auctionId: first, kind: 'bid_taken_back' } })).toMatchObject([
      { actor: 'bidder', note: 'Bid 1 of paddle 1: typed the wrong amount' },
    ]);
  });
});

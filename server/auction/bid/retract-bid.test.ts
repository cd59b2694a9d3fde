import { describe, expect, it } from 'vitest';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { aCustomer, aLongLot, bid, expectReplays, slip, takeBack } from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, shopper } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot, endIn, readLot } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { queueBid } from './lot-queue.ts';
import { placeBid } from './place-bid.ts';
import { retractBid } from './retract-bid.ts';
import { retractReferenceBid } from './retract-reference-bid.ts';

testDatabase();

const key: Actor = { kind: 'key', name: 'phones', scopes: ['bid:place', 'bid:retract'] };
const standing = (auctionId: string, personId: string) =>
  database().lotBidder.findUniqueOrThrow({ where: { auctionId_personId: { auctionId, personId } } });

async function countsOf(auctionId: string) {
  const { bidCount, paddleCount } = (await readAuctionViews(database(), [auctionId])).get(auctionId)?.data ?? {};
  return { bidCount, paddleCount };
}

describe('taking a bid back', () => {
  it('I4: leaves the lot as the remaining bids make it, as a new line, and the end where it was', async () => {
    const auctionId = await aLongLot();
    const first = await bid(auctionId, 30_000);
    const second = await bid(auctionId, 90_000);
    await bid(auctionId, 50_000);
    const before = await acceptedBids(auctionId);
    const lot = await readLot(auctionId);
    expect(await takeBack(second.actor, slip(auctionId, 2))).toMatchObject({ ok: true });
    expect(await readLot(auctionId)).toMatchObject({
      currentAmount: 31_000,
      leaderPaddle: 3,
      leaderMaximum: 50_000,
      rivalMaximum: 30_000,
      bidCount: 2,
      lastSeq: 4,
      endsAt: lot.endsAt,
      version: lot.version + 1,
    });
    const after = await acceptedBids(auctionId);
    expect(after.slice(0, 3)).toEqual(before);
    expect(after[3]).toMatchObject({
      outcome: 'retracted',
      retracts: 2,
      paddle: 2,
      priceBefore: 51_000,
      priceAfter: 31_000,
      leaderAfter: 3,
      leaderMaximumAfter: 50_000,
      commitment: null,
      hash: (await readLot(auctionId)).recordHash,
    });
    expect(await standing(auctionId, second.bidder)).toMatchObject({ maxAmount: 0, leading: false, outbidAt: null });
    expect(await standing(auctionId, first.bidder)).toMatchObject({ maxAmount: 30_000, leading: false });
    expect(await countsOf(auctionId)).toEqual({ bidCount: 2, paddleCount: 2 });
    await expectReplays(auctionId);
  });

  it('whoever leads again is told so, and whoever took their only bid back neither leads nor is outbid', async () => {
    const auctionId = await aLongLot();
    const first = await bid(auctionId, 30_000);
    const second = await bid(auctionId, 90_000);
    await database().change.deleteMany();
    await takeBack(second.actor, slip(auctionId, 2));
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    expect(topics).toEqual(
      expect.arrayContaining([`auction:${auctionId}`, `my-positions:${first.bidder}`, `my-positions:${second.bidder}`]),
    );
    expect((await readMeView(first.bidder))?.data.standings).toMatchObject([{ leading: true, maxAmount: 30_000 }]);
    expect((await readMeView(second.bidder))?.data.standings).toMatchObject([
      { leading: false, maxAmount: 0, latestBid: null },
    ]);
    expect(await bid(auctionId, 95_000, second.bidder)).toMatchObject({
      answer: { value: { outcome: 'leading', leader: 'Paddle 2', bidCount: 2 } },
    });
    expect(await countsOf(auctionId)).toEqual({ bidCount: 2, paddleCount: 2 });
    await expectReplays(auctionId);
  });

  it('the last bid taken back leaves the lot as if nobody had bid', async () => {
    const auctionId = await aLongLot({ reserveAmount: 20_000 });
    const { actor } = await bid(auctionId, 50_000);
    await takeBack(actor, slip(auctionId, 1));
    expect(await readLot(auctionId)).toMatchObject({
      currentAmount: 10_000,
      leaderId: null,
      leaderPaddle: null,
      bidCount: 0,
      reserveMet: false,
      lastSeq: 2,
    });
    await expectReplays(auctionId);
    expect((await endAuctionNow(auctionId)).ok).toBe(true);
    expect(await readLot(auctionId)).toMatchObject({ outcome: 'no_bids' });
  });

  it('I4: asked for five times at once it happens once, and bids that race it agree with a replay', async () => {
    const auctionId = await aLongLot();
    const { actor } = await bid(auctionId, 500_000);
    const rivals = await Promise.all(Array.from({ length: 20 }, aPerson));
    const racing = rivals.map((personId, i) =>
      queueBid(auctionId, { personId, maxAmount: 20_000 + i * 20_000, key: aKey() }),
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => takeBack(actor, slip(auctionId, 1))));
    await Promise.all(racing);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const bids = await acceptedBids(auctionId);
    expect(bids.filter((row) => row.retracts !== null)).toHaveLength(1);
    expect(bids.map((row) => row.seq)).toEqual(bids.map((_, index) => index + 1));
    expect((await readLot(auctionId)).bidCount).toBe(bids.length - 2);
    await expectReplays(auctionId);
  });

  it('a retried bid gets its first answer after a retraction too', async () => {
    const auctionId = await aLongLot();
    const gone = await bid(auctionId, 30_000);
    await takeBack(gone.actor, slip(auctionId, 1));
    const again = { personId: await aPerson(), maxAmount: 40_000, key: aKey() };
    const first = await queueBid(auctionId, again);
    expect(first).toMatchObject({ value: { bidCount: 1, currentAmount: 10_000 } });
    expect(await queueBid(auctionId, again)).toEqual(first);
  });
});

describe('who may take a bid back, and when', () => {
  it('I8: a refusal says why and changes nothing', async () => {
    const auctionId = await aLongLot();
    const { actor, bidder } = await bid(auctionId, 30_000);
    await bid(auctionId, 60_000, bidder);
    const soon = await aLot({ softCloseSeconds: 0 });
    const late = await bid(soon, 30_000);
    await endIn(soon, 9 * 60_000);
    const before = [await readLot(auctionId), await readLot(soon)];
    await database().change.deleteMany();
    expect(await retractBid(actor, slip(auctionId, 1))).toMatchObject({ refusal: { reason: 'not_latest' } });
    expect(await retractBid(late.actor, slip(soon, 1))).toMatchObject({
      refusal: { code: 'retraction_not_allowed', reason: 'too_late' },
    });
    expect([await readLot(auctionId), await readLot(soon)]).toEqual(before);
    expect(await database().change.count()).toBe(0);
    await endAuctionNow(soon);
    expect(await retractBid(late.actor, slip(soon, 1))).toMatchObject({
      refusal: { reason: 'not_open' },
    });
  });

  it('I7: nobody takes back another’s bid, and a key needs its scope', async () => {
    const auctionId = await aLongLot();
    await bid(auctionId, 30_000);
    const other = shopper(await aPerson());
    await expect(retractBid(other, slip(auctionId, 1))).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(retractBid({ kind: 'nobody' }, slip(auctionId, 1))).rejects.toMatchObject({
      problem: { code: 'signed_out' },
    });
    const narrow: Actor = { ...key, scopes: ['order:read', 'money:read'] };
    await expect(retractBid(narrow, { auctionId, seq: 1, reason: 'x' })).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
    expect((await readLot(auctionId)).lastSeq).toBe(1);
  });

  it('the desk may take back any bid to the end, says why, and that is kept', async () => {
    const auctionId = await aLot({ softCloseSeconds: 0 });
    await bid(auctionId, 30_000);
    await endIn(auctionId, 60_000);
    const desk = shopper(await aPerson(), 'owner');
    await expect(retractBid(desk, { auctionId, seq: 1 })).rejects.toMatchObject({ problem: { field: 'reason' } });
    expect(await retractBid(desk, { auctionId, seq: 1, reason: 'Mistyped by phone' })).toMatchObject({ ok: true });
    expect(await database().lotEvent.findMany({ where: { auctionId, kind: 'bid_taken_back' } })).toMatchObject([
      { actor: `desk:${desk.personId}`, note: 'Bid 1 of paddle 1: Mistyped by phone' },
    ]);
  });

  it('another channel takes back the bid that it placed with a key, and by a retry no other', async () => {
    const auctionId = await aLongLot();
    for (const maxAmount of [30_000, 300_000]) {
      await placeBid(key, { auctionId, maxAmount, key: `slip-${maxAmount}` }, 'phone-7');
    }
    const slip = { bidder: 'phone-7', key: 'slip-300000', reason: 'A zero too many' };
    expect(await retractReferenceBid(key, auctionId, slip)).toMatchObject({ ok: true });
    expect(await retractReferenceBid(key, auctionId, slip)).toMatchObject({ ok: true });
    expect(await readLot(auctionId)).toMatchObject({ bidCount: 1, leaderMaximum: 30_000, lastSeq: 3 });
    await expect(retractReferenceBid(key, auctionId, { ...slip, bidder: 'phone-8' })).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });

  it('the desk learns nothing of a sealed lot by asking for its bids', async () => {
    const auctionId = await aLongLot({ format: 'sealed_second_price' });
    const { seq } = await bid(auctionId, 30_000);
    const merchant = shopper(await aPerson(), 'owner');
    const answers = await Promise.all(
      [seq, seq + 1].map((asked) => retractBid(merchant, { auctionId, seq: asked, reason: 'Curious' })),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'retraction_not_allowed', reason: 'sealed' } });
  });

  it('a sealed bid is taken back unseen, and the one before it is in force again', async () => {
    const auctionId = await aLongLot({ format: 'sealed_first_price' });
    const low = await bid(auctionId, 20_000);
    const high = await bid(auctionId, 40_000);
    await bid(auctionId, 70_000, high.bidder);
    const { version } = await readLot(auctionId);
    await database().change.deleteMany();
    expect(await takeBack(high.actor, slip(auctionId, 3))).toMatchObject({ ok: true });
    expect(await readLot(auctionId)).toMatchObject({ version, bidCount: 0, leaderId: null, lastSeq: 4 });
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    expect(topics.sort()).toEqual([`my-positions:${high.bidder}`]);
    expect(await standing(auctionId, high.bidder)).toMatchObject({ maxAmount: 40_000 });
    await retractBid(high.actor, slip(auctionId, 2));
    await bid(auctionId, 15_000, high.bidder);
    await endAuctionNow(auctionId);
    expect(await readLot(auctionId)).toMatchObject({ currentAmount: 20_000, leaderId: low.bidder, bidCount: 2 });
    await expectReplays(auctionId);
  });
});

describe('taking a bid back without the desk', () => {
  const askedOf = (auctionId: string) =>
    database().lotEvent.findMany({ where: { auctionId, kind: 'take_back_asked' } });
  const deskAsked = { refusal: { code: 'retraction_not_allowed', reason: 'desk_asked' } };

  it('two throw-away accounts learn nothing that they can use: the bid that showed a maximum stands', async () => {
    const auctionId = await aLongLot();
    await bid(auctionId, 555_500);
    const thrown = await bid(auctionId, 900_000);
    expect(await retractBid(thrown.actor, slip(auctionId, 2))).toMatchObject(deskAsked);
    expect(await retractBid(thrown.actor, slip(auctionId, 2))).toMatchObject(deskAsked);
    expect(await readLot(auctionId)).toMatchObject({ leaderId: thrown.bidder, lastSeq: 2 });
    const other = await bid(auctionId, 566_000).catch((refused: Error) => refused.message);
    expect(other).not.toMatchObject({ answer: { value: { outcome: 'leading' } } });
    expect(await askedOf(auctionId)).toMatchObject([
      {
        actor: 'bidder',
        note: expect.stringMatching(/^Bid 2 of paddle 2: typed the wrong amount\. It shows the maximum/),
      },
    ]);
  });

  it('an account that has never paid asks the desk even for a bid that shows nothing', async () => {
    const auctionId = await aLongLot();
    const { personId } = await anAccount();
    const { actor } = await bid(auctionId, 30_000, personId);
    expect(await retractBid(actor, slip(auctionId, 1))).toMatchObject(deskAsked);
    expect((await askedOf(auctionId))[0]?.note).toBe('Bid 1 of paddle 1: typed the wrong amount.');
    expect(await takeBack(actor, slip(auctionId, 1))).toMatchObject({ ok: true });
    // The desk did what they asked for: it counts as theirs.
    expect(await database().bid.findFirst({ where: { auctionId, outcome: 'retracted' } })).toMatchObject({
      reason: 'wrong_amount',
    });
  });

  it('a customer takes back what shows nothing, and asks the desk above a maximum, within a step of one, or at the reserve', async () => {
    const customer = await aCustomer();
    const alone = await aLongLot();
    const { actor } = await bid(alone, 30_000, customer);
    expect(await retractBid(actor, slip(alone, 1))).toMatchObject({ ok: true });
    const below = await aLongLot();
    await bid(below, 90_000);
    await bid(below, 30_000, customer);
    expect(await retractBid(actor, slip(below, 2))).toMatchObject({ ok: true });
    for (const amount of [90_001, 89_900]) {
      const near = await aLongLot();
      await bid(near, 90_000);
      await bid(near, amount, customer);
      expect(await retractBid(actor, slip(near, 2))).toMatchObject(deskAsked);
    }
    const reserved = await aLongLot({ reserveAmount: 77_700 });
    await bid(reserved, 90_000, customer);
    expect(await retractBid(actor, slip(reserved, 1))).toMatchObject(deskAsked);
  });
});

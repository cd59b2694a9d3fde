import { describe, expect, test } from 'vitest';
import { askForHighBids, readHighBids } from '#server/account/ask-for-high-bids.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { allowHighBids } from '#server/desk/allow-high-bids.ts';
import { readBiddersWaiting } from '#server/desk/release-requests.ts';
import { database } from '#server/engine/database/database.ts';
import { askRelease } from '#server/order/lot/ask-release.ts';
import { decideRelease } from '#server/order/lot/decide-release.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, readLot } from '#server/testing/lots.ts';
import { noViews } from '#server/testing/no-commands.ts';
import { placeBid } from './place-bid.ts';
import { bidCommand } from './place-bid-over-socket.ts';

testDatabase();

const key: Actor = { kind: 'key', name: 'test', scopes: ['*'] };
const ines = shopper('desk', 'owner');
const aboveLimit = { ok: false, refusal: { code: 'bid_above_limit', goTo: '/account/bidding#high-bids' } };

/** Expected to make €300 to €500: bids up to €5,000 are anybody's. */
async function anEstimatedLot(): Promise<string> {
  const id = await aLot();
  await database().auction.update({ where: { id }, data: { estimateLowAmount: 30_000, estimateHighAmount: 50_000 } });
  return id;
}

async function aBidder() {
  const { personId } = await anAccount();
  const actor = shopper(personId);
  const bid = (auctionId: string, maxAmount: number, bidKey = aKey()) =>
    placeBid(actor, { auctionId, maxAmount, key: bidKey });
  return { personId, actor, bid };
}

describe('a bid of more than ten times what is expected', () => {
  test('is refused by every way in, and changes nothing (I8)', async () => {
    const auctionId = await anEstimatedLot();
    const { actor, bid } = await aBidder();
    const before = await readLot(auctionId);
    expect(await bid(auctionId, 500_001)).toMatchObject(aboveLimit);
    const overSocket = await bidCommand.run(actor, { auctionId, maxAmount: 500_001, key: aKey() }, noViews);
    expect(overSocket).toMatchObject({ ok: false, error: aboveLimit.refusal });
    expect(await readLot(auctionId)).toEqual(before);
    expect(await database().bid.count({ where: { auctionId } })).toBe(0);
    expect(await bid(auctionId, 500_000)).toMatchObject({ ok: true, value: { outcome: 'leading' } });
  });

  test('is refused as a raise of one’s own too, and on a sealed lot', async () => {
    const auctionId = await anEstimatedLot();
    const { bid } = await aBidder();
    await bid(auctionId, 20_000);
    expect(await bid(auctionId, 900_000)).toMatchObject(aboveLimit);
    const sealed = await aLot({ format: 'sealed_second_price' });
    expect(await bid(sealed, 1_000_001)).toMatchObject(aboveLimit);
    expect(await bid(sealed, 1_000_000)).toMatchObject({ ok: true });
  });

  test('follows the price: bidders take a lot as far as they like, step by step', async () => {
    const auctionId = await anEstimatedLot();
    const [one, other] = [await aBidder(), await aBidder()];
    await one.bid(auctionId, 500_000);
    await other.bid(auctionId, 490_000);
    expect(await other.bid(auctionId, 4_000_000)).toMatchObject({ ok: true });
  });

  test('is told the more usual things first: too late is too late', async () => {
    const auctionId = await anEstimatedLot();
    await database().auction.update({ where: { id: auctionId }, data: { state: 'closed' } });
    const { bid } = await aBidder();
    expect(await bid(auctionId, 9_000_000)).toMatchObject({ refusal: { code: 'auction_ended' } });
  });

  test('is taken from a key: whoever holds it vouches for whom they bid for', async () => {
    const auctionId = await anEstimatedLot();
    expect(await placeBid(key, { auctionId, maxAmount: 90_000_000, key: aKey() }, 'phone-7')).toMatchObject({
      ok: true,
    });
  });

  test('a lot without an estimate takes anybody’s 10,000.00, however low it opens', async () => {
    const auctionId = await aLot({ startAmount: 100 });
    const { bid } = await aBidder();
    expect(await bid(auctionId, 1_000_001)).toMatchObject(aboveLimit);
    expect(await bid(auctionId, 1_000_000)).toMatchObject({ ok: true });
  });
});

describe('the house’s word', () => {
  test('is asked for once, given for thirty days, told, and lets the same bid through', async () => {
    const auctionId = await anEstimatedLot();
    const { personId, actor, bid } = await aBidder();
    const bidKey = aKey();
    expect(await bid(auctionId, 900_000, bidKey)).toMatchObject(aboveLimit);
    await askForHighBids(actor);
    const { askedAt } = await readHighBids(personId);
    await askForHighBids(actor);
    expect(await readHighBids(personId)).toEqual({ askedAt, until: null });
    expect((await readBiddersWaiting(ines)).high).toMatchObject([{ personId, askedAt, paidLots: 0 }]);
    expect(await bid(auctionId, 900_000, bidKey)).toMatchObject(aboveLimit);

    await expect(allowHighBids(actor, personId)).rejects.toMatchObject({ problem: { code: 'forbidden' } });
    await allowHighBids(ines, personId);
    expect(await bid(auctionId, 900_000, bidKey)).toMatchObject({ ok: true, value: { outcome: 'leading' } });
    expect((await readBiddersWaiting(ines)).high).toEqual([]);
    expect(await database().notice.findMany({ where: { personId } })).toMatchObject([
      { title: 'You can place high bids' },
    ]);
    const { until } = await readHighBids(personId);
    expect(Date.parse(until ?? '')).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    // Nobody asks for what they have.
    await askForHighBids(actor);
    expect(await readHighBids(personId)).toEqual({ askedAt: null, until });
  });

  test('ends: then high bids are refused again, and a lost answer is still given', async () => {
    const auctionId = await anEstimatedLot();
    const { personId, bid } = await aBidder();
    await allowHighBids(ines, personId);
    const kept = aKey();
    expect(await bid(auctionId, 900_000, kept)).toMatchObject({ ok: true });
    await database().person.update({ where: { id: personId }, data: { highBidsUntil: new Date(Date.now() - 1_000) } });
    expect(await bid(auctionId, 950_000)).toMatchObject(aboveLimit);
    expect(await bid(auctionId, 900_000, kept)).toMatchObject({ ok: true, value: { outcome: 'leading', bidCount: 1 } });
  });

  test('ends with a lot that isn’t paid', async () => {
    const { personId, actor, bid } = await aBidder();
    await allowHighBids(ines, personId);
    const auctionId = await aLot();
    await bid(auctionId, 20_000);
    await endAuctionNow(auctionId);
    const { publicId } = await database().order.findFirstOrThrow({ where: { auctionId } });
    await askRelease(actor, publicId, { reason: 'not_wanted', note: 'I misread the size.' });
    await decideRelease(ines, publicId, { word: 'release' });
    expect(await readHighBids(personId)).toEqual({ askedAt: null, until: null });
  });
});

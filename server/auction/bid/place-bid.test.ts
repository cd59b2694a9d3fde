import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot, decideOn, endIn, readLot, replayed } from '#server/testing/lots.ts';
import { queueBid } from './lot-queue.ts';
import { placeBid } from './place-bid.ts';

testDatabase();

const key: Actor = { kind: 'key', name: 'test', scopes: ['*'] };
const person = shopper;
/** A mulberry32 stream: the same storm in every run. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function expectOneTruth(auctionId: string): Promise<void> {
  const { bids, lot, byRules, stored } = await replayed(auctionId);
  expect(stored).toEqual(byRules);
  expect(bids.map((bid) => bid.seq)).toEqual(bids.map((_, index) => index + 1));
  expect(lot.bidCount).toBe(bids.length);
  expect(lot.paddleCount).toBe(new Set(bids.map((bid) => bid.personId)).size);
  const standings = await database().lotBidder.findMany({ where: { auctionId } });
  expect(standings.filter((one) => one.leading).map((one) => one.personId)).toEqual([lot.leaderId]);
  for (const { personId, maxAmount } of standings) {
    expect(maxAmount).toBe(bids.findLast((bid) => bid.personId === personId)?.maxAmount);
  }
}

describe('placing bids', () => {
  it('I4: 100 bidders at once leave price, leader, count and record equal to a pure replay', async () => {
    const auctionId = await aLot();
    const next = random(7);
    const people = await Promise.all(Array.from({ length: 100 }, aPerson));
    const storm = people.flatMap((personId) =>
      Array.from({ length: 4 }, () => ({ personId, maxAmount: 10_000 + Math.floor(next() * 500_000), key: aKey() })),
    );
    const answers = await Promise.all(storm.map((bid) => queueBid(auctionId, bid)));
    const accepted = answers.filter((answer) => answer.ok);
    expect(accepted.length).toBeGreaterThan(5);
    expect((await acceptedBids(auctionId)).length).toBe(accepted.length);
    for (const answer of accepted) {
      if (!answer.ok) continue;
      const row = (await acceptedBids(auctionId)).find((bid) => bid.seq === answer.value.bidCount);
      expect(row).toMatchObject({ outcome: answer.value.outcome, priceAfter: answer.value.currentAmount });
    }
    await expectOneTruth(auctionId);
  });

  it('I4: holds with two processes at once, each with a queue of its own', async () => {
    const auctionId = await aLot();
    const next = random(11);
    const people = await Promise.all(Array.from({ length: 40 }, aPerson));
    const batch = () =>
      Array.from({ length: 25 }, () => ({
        personId: people[Math.floor(next() * people.length)] ?? '',
        maxAmount: 10_000 + Math.floor(next() * 900_000),
        key: aKey(),
      }));
    const oneProcess = async () => {
      for (let i = 0; i < 6; i++) await decideOn(auctionId, batch());
    };
    await Promise.all([oneProcess(), oneProcess(), oneProcess()]);
    expect((await acceptedBids(auctionId)).length).toBeGreaterThan(5);
    await expectOneTruth(auctionId);
  });

  it('I4: a retry with the same key has one effect and gets the first outcome', async () => {
    const auctionId = await aLot();
    const [first, second] = [await aPerson(), await aPerson()];
    const bid = { personId: first, maxAmount: 50_000, key: aKey() };
    const answer = await queueBid(auctionId, bid);
    await queueBid(auctionId, { personId: second, maxAmount: 90_000, key: aKey() });
    const again = await queueBid(auctionId, bid);
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'leading', currentAmount: 10_000, bidCount: 1 } });
    expect(again).toMatchObject({ ok: true, value: { outcome: 'leading', currentAmount: 10_000, bidCount: 1 } });
    const twice = { personId: first, maxAmount: 200_000, key: aKey() };
    const [a, b] = await Promise.all([queueBid(auctionId, twice), queueBid(auctionId, twice)]);
    expect(a).toEqual(b);
    expect(await database().bid.count({ where: { auctionId } })).toBe(3);
  });

  it('a refusal is kept too: the same key is refused again even when it would now do', async () => {
    const auctionId = await aLot({ startsAt: new Date(Date.now() + 60_000).toISOString() });
    const bid = { personId: await aPerson(), maxAmount: 50_000, key: aKey() };
    expect(await queueBid(auctionId, bid)).toMatchObject({ refusal: { code: 'auction_not_open' } });
    await endIn(auctionId, 60_000);
    expect(await queueBid(auctionId, bid)).toMatchObject({ refusal: { code: 'auction_not_open' } });
    expect(await queueBid(auctionId, { ...bid, key: aKey() })).toMatchObject({ ok: true });
  });

  it('I4: a bid after the end is refused by the database’s clock, closed or not', async () => {
    const auctionId = await aLot();
    await endIn(auctionId, -1);
    const before = await readLot(auctionId);
    expect(await queueBid(auctionId, { personId: await aPerson(), maxAmount: 50_000, key: aKey() })).toMatchObject({
      refusal: { code: 'auction_ended' },
    });
    expect(await readLot(auctionId)).toEqual(before);
  });

  it('I8: a refused bid changes nothing and announces nothing', async () => {
    const auctionId = await aLot();
    await queueBid(auctionId, { personId: await aPerson(), maxAmount: 50_000, key: aKey() });
    const before = await readLot(auctionId);
    await database().change.deleteMany();
    const personId = await aPerson();
    expect(await queueBid(auctionId, { personId, maxAmount: 10_999, key: aKey() })).toMatchObject({
      refusal: { code: 'bid_too_low', minimumBidAmount: 11_000 },
    });
    expect(await readLot(auctionId)).toEqual(before);
    expect(await database().lotBidder.count({ where: { personId } })).toBe(0);
    expect(await database().change.count()).toBe(0);
  });

  it('a lot whose start has passed takes bids before its timer has run, and is open from then', async () => {
    const auctionId = await aLot({ startsAt: new Date(Date.now() + 60_000).toISOString() });
    await endIn(auctionId, 60_000);
    expect((await readLot(auctionId)).state).toBe('scheduled');
    expect(await queueBid(auctionId, { personId: await aPerson(), maxAmount: 50_000, key: aKey() })).toMatchObject({
      ok: true,
    });
    expect((await readLot(auctionId)).state).toBe('open');
  });

  it('a late bid moves the end to a full window after it', async () => {
    const auctionId = await aLot({ softCloseSeconds: 60 });
    await endIn(auctionId, 10_000);
    const answer = await queueBid(auctionId, { personId: await aPerson(), maxAmount: 50_000, key: aKey() });
    const lot = await readLot(auctionId);
    const [bid] = await acceptedBids(auctionId);
    expect(lot.endsAt.getTime()).toBe((bid?.at.getTime() ?? 0) + 60_000);
    expect(lot.extensions).toBe(1);
    expect(answer).toMatchObject({ value: { endsAt: lot.endsAt.toISOString() } });
    await expectOneTruth(auctionId);
  });

  it('one bid that can’t be stored does not fail those beside it', async () => {
    const auctionId = await aLot();
    const good = await Promise.all(Array.from({ length: 3 }, aPerson));
    const results = await Promise.allSettled(
      [...good, 'nobody-of-that-id'].map((personId, i) =>
        queueBid(auctionId, { personId, maxAmount: 20_000 + i * 10_000, key: aKey() }),
      ),
    );
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    await expectOneTruth(auctionId);
  });
});

describe('who may bid', () => {
  it('the house’s own people may not, guests and strangers must sign in, a key needs its scope', async () => {
    const auctionId = await aLot();
    const bid = { auctionId, maxAmount: 50_000, key: aKey() };
    const personId = await aPerson();
    expect(await placeBid(person(personId, 'owner'), bid)).toMatchObject({ refusal: { code: 'own_lot' } });
    await expect(placeBid(person(personId, 'guest'), bid)).rejects.toMatchObject({ problem: { code: 'signed_out' } });
    await expect(placeBid({ kind: 'nobody' }, bid)).rejects.toMatchObject({ problem: { code: 'signed_out' } });
    await expect(placeBid({ ...key, scopes: ['order:read', 'money:read'] }, bid, 'x')).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
    expect(await database().bid.count({ where: { auctionId } })).toBe(0);
    expect(await placeBid(person(personId), bid)).toMatchObject({ ok: true });
  });

  it('the same reference is the same bidder', async () => {
    const auctionId = await aLot();
    await placeBid(key, { auctionId, maxAmount: 50_000, key: aKey() }, 'phone-7');
    expect(await placeBid(key, { auctionId, maxAmount: 60_000, key: aKey() }, 'phone-7')).toMatchObject({
      value: { outcome: 'raised', currentAmount: 10_000 },
    });
  });

  it('one bidder can’t flood a lot', async () => {
    const auctionId = await aLot();
    const actor = person(await aPerson());
    const flood = Array.from({ length: 40 }, (_, i) =>
      placeBid(actor, { auctionId, maxAmount: 10_000 + i, key: aKey() }),
    );
    const results = await Promise.allSettled(flood);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(30);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ problem: { code: 'too_many' } });
  });

  it('there is no bidding on a lot that does not exist', async () => {
    await expect(placeBid(key, { auctionId: 'no-lot', maxAmount: 1, key: aKey() }, 'x')).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });
});

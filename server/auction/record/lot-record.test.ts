import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordOf } from '#components/auction/bid/ask/record-of.ts';
import { lotRecordSchema } from '#contract/auction/lot-record.ts';
import { verifyRecord } from '#domain/auction/verify-record.ts';
import { readOwnBids } from '#server/auction/bid/own-bids.ts';
import { retractBid } from '#server/auction/bid/retract-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, readLot } from '#server/testing/lots.ts';
import { readLotRecord } from './lot-record.ts';

testDatabase();

const sha256 = (text: string) => hash('sha256', text, 'hex');
const bidsOf = (auctionId: string, bids: readonly (readonly [string, number])[]) =>
  decideOn(
    auctionId,
    bids.map(([personId, maxAmount]) => ({ personId, maxAmount, key: aKey() })),
  );
/** As it crosses the wire. */
const published = async (auctionId: string) => lotRecordSchema.parse(await readLotRecord(auctionId));
const verdict = async (auctionId: string) => verifyRecord(recordOf(await published(auctionId)), sha256);

async function aBusyLot(lot: Parameters<typeof aLot>[0] = {}) {
  const auctionId = await aLot({ endsAt: new Date(Date.now() + 3_600_000).toISOString(), ...lot });
  const people = await Promise.all(Array.from({ length: 12 }, aPerson));
  const of = (i: number) => people[i % people.length] ?? '';
  await bidsOf(
    auctionId,
    Array.from({ length: 60 }, (_, i) => [of(i * 7), 10_000 + ((i * 7_919) % 700) * 300] as const),
  );
  await retractBid({ kind: 'key', name: 'desk', scopes: ['*'] }, { auctionId, seq: 2, reason: 'Mistyped' });
  await bidsOf(
    auctionId,
    Array.from({ length: 60 }, (_, i) => [of(i * 5), 90_000 + ((i * 6_007) % 900) * 300] as const),
  );
  return { auctionId, people };
}

describe('a lot’s record', () => {
  it('of a closed lot verifies, and names the winner and the price', async () => {
    const { auctionId } = await aBusyLot({ reserveAmount: 50_000 });
    await endAuctionNow(auctionId);
    const { checks, ok, winner } = await verdict(auctionId);
    expect(checks.filter((check) => check.ok !== true)).toEqual([]);
    expect(ok).toBe(true);
    const lot = await readLot(auctionId);
    expect(lot.lastSeq).toBeGreaterThan(8);
    expect(winner).toEqual({ paddle: lot.leaderPaddle, price: lot.currentAmount });
    expect((await published(auctionId)).lines.at(-1)?.hash).toBe(lot.recordHash);
  });

  it('no longer verifies once a row was changed behind the house’s back', async () => {
    const { auctionId } = await aBusyLot();
    await endAuctionNow(auctionId);
    await database().$executeRawUnsafe('ALTER TABLE bid DISABLE TRIGGER bid_fixed');
    await database()
      .$executeRaw`UPDATE bid SET price_after = price_after + 100 WHERE auction_id = ${auctionId} AND seq = 3`;
    await database().$executeRawUnsafe('ALTER TABLE bid ENABLE TRIGGER bid_fixed');
    const { checks } = await verdict(auctionId);
    expect(checks).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'chain', ok: false, line: 3 })]));
  });

  it('I7: while the lot is open it tells no amount, no nonce and no reserve; of the winner never the maximum', async () => {
    const { auctionId } = await aBusyLot({ reserveAmount: 50_000 });
    const open = await published(auctionId);
    expect(open.lines.length).toBeGreaterThan(8);
    expect(open.lines.filter(({ amount, nonce }) => amount !== null || nonce !== null)).toEqual([]);
    expect(open).toMatchObject({ reserve: null, result: null });
    await endAuctionNow(auctionId);
    const { leaderMaximum, leaderPaddle, currentAmount } = await readLot(auctionId);
    expect(leaderMaximum).toBeGreaterThan(currentAmount);
    const closed = await published(auctionId);
    const winning = closed.lines.findLast(({ paddle, kind }) => paddle === leaderPaddle && kind === 'bid');
    expect(winning).toMatchObject({ amount: currentAmount, nonce: null });
    expect(JSON.stringify(closed)).not.toContain(String(leaderMaximum));
  });

  it('I7: a sealed lot has no line before its close, and then the price’s own bid alone', async () => {
    const auctionId = await aLot({ format: 'sealed_second_price' });
    const [a, b, c] = [await aPerson(), await aPerson(), await aPerson()];
    await bidsOf(auctionId, [
      [a, 20_100],
      [b, 50_200],
      [c, 30_300],
    ]);
    expect(await published(auctionId)).toMatchObject({ lines: [], result: null });
    await endAuctionNow(auctionId);
    const record = await published(auctionId);
    expect(record.lines.map(({ amount, nonce }) => [amount, nonce !== null])).toEqual([
      [null, false],
      [30_300, false],
      [30_300, true],
    ]);
    expect(await verdict(auctionId)).toMatchObject({ ok: true, winner: { paddle: 2, price: 30_300 } });
    expect(JSON.stringify(record)).not.toMatch(/(?<![\w-])(20100|50200)(?![\w-])/);
  });

  it('I7: a sealed lot below its reserve tells neither bids nor who bid most', async () => {
    const auctionId = await aLot({ format: 'sealed_first_price', reserveAmount: 90_000 });
    await bidsOf(auctionId, [[await aPerson(), 40_400]]);
    await endAuctionNow(auctionId);
    const record = await published(auctionId);
    expect(record).toMatchObject({ reserve: null, result: { outcome: 'reserve_not_met', sold: false, paddle: null } });
    expect(record.lines).toMatchObject([{ amount: null, nonce: null, leader: null }]);
    expect(await verdict(auctionId)).toMatchObject({ ok: true, winner: null });
  });

  it('of a Dutch lot verifies', async () => {
    const dutch = { dropAmount: 1_000, dropSeconds: 60, floorAmount: 5_000 };
    const auctionId = await aLot({ format: 'dutch', dutch });
    await bidsOf(auctionId, [[await aPerson(), 12_000]]);
    expect(await published(auctionId)).toMatchObject({ lines: [{ kind: 'bought', amount: 10_000, nonce: null }] });
    expect(await verdict(auctionId)).toMatchObject({ ok: true, winner: { paddle: 1, price: 10_000 } });
  });

  it('from before records were chained says so, and its prices are checked all the same', async () => {
    const { auctionId } = await aBusyLot();
    await endAuctionNow(auctionId);
    await database().$executeRawUnsafe('ALTER TABLE bid DISABLE TRIGGER bid_fixed');
    await database()
      .$executeRaw`UPDATE bid SET hash = NULL, nonce = NULL, commitment = NULL WHERE auction_id = ${auctionId}`;
    await database().$executeRawUnsafe('ALTER TABLE bid ENABLE TRIGGER bid_fixed');
    const { checks, ok } = await verdict(auctionId);
    expect(ok).toBe(true);
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['terms', null],
      ['chain', null],
      ['commitments', null],
      ['prices', true],
      ['ends', true],
      ['result', true],
    ]);
  });
});

describe('a bidder’s own bids', () => {
  it('I7: are theirs alone, with the nonces that open their commitments once the lot is closed', async () => {
    const { auctionId, people } = await aBusyLot();
    const [someone = '', other = ''] = people;
    const before = await readOwnBids(shopper(someone), auctionId);
    expect(before.items.length).toBeGreaterThan(0);
    expect(before.items.every(({ nonce }) => nonce === null)).toBe(true);
    await endAuctionNow(auctionId);
    const { items } = await readOwnBids(shopper(someone), auctionId);
    for (const { nonce, maxAmount, commitment } of items) expect(sha256(`${nonce}:${maxAmount}`)).toBe(commitment);
    const others = await readOwnBids(shopper(other), auctionId);
    expect(others.items.filter(({ seq }) => items.some((item) => item.seq === seq))).toEqual([]);
    await expect(readOwnBids({ kind: 'nobody' }, auctionId)).rejects.toMatchObject({ problem: { code: 'signed_out' } });
  });
});

import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot, decideOn, replayed } from '#server/testing/lots.ts';
import type { WaitingBid } from './judge-bids.ts';
import { queueBid } from './lot-queue.ts';

testDatabase();

const aBid = async (maxAmount: number): Promise<WaitingBid> => ({ personId: await aPerson(), maxAmount, key: aKey() });
/** The database can't store it: nobody is behind it. */
const unstorable = (): WaitingBid => ({ personId: 'nobody', maxAmount: 90_000, key: aKey() });

/** In how many transactions these lots' bids were stored. */
async function transactionsOf(lots: readonly string[]): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT xmin::text)::int AS count FROM bid WHERE auction_id = ANY (${[...lots]}::text[])`;
  return row?.count ?? 0;
}

async function expectOneTruth(lots: readonly string[]): Promise<void> {
  for (const lot of lots) {
    const { stored, byRules } = await replayed(lot);
    expect(stored).toEqual(byRules);
  }
}

describe('bids that wait together', () => {
  it('of several lots, one transaction decides; each lot comes to what its own bids alone would', async () => {
    const amounts = [20_000, 45_000, 30_000, 80_000, 60_000, 15_000];
    const bids = await Promise.all(amounts.map(aBid));
    const [together, apart] = await Promise.all(
      [1, 2].map(() => Promise.all([aLot(), aLot({ startAmount: 25_000 }), aLot({ reserveAmount: 70_000 })])),
    );
    const answers = await Promise.all(bids.flatMap((bid) => (together ?? []).map((lot) => queueBid(lot, bid))));
    expect(await transactionsOf(together ?? [])).toBe(1);
    for (const [index, lot] of (apart ?? []).entries()) {
      const alone = await decideOn(lot, bids);
      const beside = answers.filter((_, i) => i % 3 === index);
      const said = (one: (typeof alone)[number]) => (one.ok ? { ...one.value, version: 0, endsAt: '' } : one.refusal);
      expect(beside.map(said)).toEqual(alone.map(said));
    }
    await expectOneTruth(together ?? []);
  });

  it('are taken apart when one can’t be stored: it fails alone, and the others keep their order', async () => {
    const lots = await Promise.all([aLot(), aLot(), aLot()]);
    const [first = '', second = '', third = ''] = lots;
    const good = await Promise.all([20_000, 30_000, 40_000, 50_000, 60_000].map(aBid));
    const [a, b, c, d, e] = good as [WaitingBid, WaitingBid, WaitingBid, WaitingBid, WaitingBid];
    const settled = await Promise.allSettled([
      queueBid(first, a),
      queueBid(second, b),
      queueBid(second, unstorable()),
      queueBid(second, c),
      queueBid(second, d),
      queueBid(third, e),
    ]);
    expect(settled.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    ]);
    for (const one of settled) if (one.status === 'fulfilled') expect(one.value).toMatchObject({ ok: true });
    expect((await acceptedBids(second)).map(({ maxAmount }) => maxAmount)).toEqual([30_000, 40_000, 50_000]);
    expect((await acceptedBids(first)).map(({ maxAmount }) => maxAmount)).toEqual([20_000]);
    expect((await acceptedBids(third)).map(({ maxAmount }) => maxAmount)).toEqual([60_000]);
    await expectOneTruth(lots);
    // The lot is free again: nobody waits for the one that failed.
    expect(await queueBid(second, await aBid(100_000))).toMatchObject({ ok: true });
  });

  it('for a lot that isn’t there are answered so, beside others that are counted', async () => {
    const lot = await aLot();
    const bids = [await aBid(20_000), await aBid(20_000)] as const;
    const settled = await Promise.allSettled([queueBid('no-such-lot', bids[0]), queueBid(lot, bids[1])]);
    expect(settled).toMatchObject([
      { status: 'rejected', reason: { problem: { code: 'not_found' } } },
      { status: 'fulfilled', value: { ok: true } },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, readLot } from '#server/testing/lots.ts';
import { readPriceSteps } from './price-steps.ts';

testDatabase();

/** Alternating bids of two people, each just enough. */
async function climbing(auctionId: string, bids: number): Promise<void> {
  const [ada, ben] = [await aPerson(), await aPerson()];
  for (let from = 0; from < bids; from += 200) {
    const batch = Array.from({ length: Math.min(200, bids - from) }, (_, index) => ({
      personId: (from + index) % 2 === 0 ? ada : ben,
      maxAmount: 10_000 + (from + index) * 1_000,
      key: aKey(),
    }));
    await decideOn(auctionId, batch);
  }
}

describe('how a price got where it is', () => {
  it('is there whole, from the first bid to the last', async () => {
    const auctionId = await aLot();
    await climbing(auctionId, 20);
    const { steps, lastSeq } = await readPriceSteps(auctionId);
    expect(steps.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(lastSeq).toBe(20);
    expect(steps.at(-1)?.amount).toBe((await readLot(auctionId)).currentAmount);
  });

  it('is thinned out to 300 steps, the first and the last among them', async () => {
    const auctionId = await aLot();
    await climbing(auctionId, 1_000);
    const { steps } = await readPriceSteps(auctionId);
    expect(steps.length).toBeLessThanOrEqual(300);
    expect(steps.length).toBeGreaterThan(200);
    expect([steps[0]?.seq, steps.at(-1)?.seq]).toEqual([1, 1_000]);
  });

  it('follows the lot’s version, and leaves out raises that moved nothing', async () => {
    const auctionId = await aLot();
    const [ada, ben] = [await aPerson(), await aPerson()];
    await decideOn(auctionId, [{ personId: ada, maxAmount: 50_000, key: aKey() }]);
    const before = await readPriceSteps(auctionId);
    await decideOn(auctionId, [{ personId: ada, maxAmount: 60_000, key: aKey() }]);
    await decideOn(auctionId, [{ personId: ben, maxAmount: 20_000, key: aKey() }]);
    const after = await readPriceSteps(auctionId);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.steps.map(({ seq, amount }) => [seq, amount])).toEqual([
      [1, 10_000],
      [3, 21_000],
    ]);
  });

  it('I7: says when the reserve was met, and neither it nor a maximum', async () => {
    const auctionId = await aLot({ reserveAmount: 44_400 });
    const [ada, ben] = [await aPerson(), await aPerson()];
    await decideOn(auctionId, [{ personId: ada, maxAmount: 20_000, key: aKey() }]);
    expect((await readPriceSteps(auctionId)).reserveMetAt).toBeNull();
    await decideOn(auctionId, [{ personId: ben, maxAmount: 98_765, key: aKey() }]);
    const { steps, reserveMetAt } = await readPriceSteps(auctionId);
    expect(reserveMetAt).toBe(steps.at(-1)?.at);
    expect(JSON.stringify(await readPriceSteps(auctionId))).not.toMatch(/(?<![\w-])98765(?![\w-])/);
  });

  it('has nothing of a sealed lot', async () => {
    const auctionId = await aLot({ format: 'sealed_first_price' });
    await decideOn(auctionId, [{ personId: await aPerson(), maxAmount: 20_000, key: aKey() }]);
    expect(await readPriceSteps(auctionId)).toMatchObject({ steps: [], lastSeq: 0, reserveMetAt: null });
  });

  it('is not there for a lot that is not', async () => {
    await expect(readPriceSteps('nothing')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});

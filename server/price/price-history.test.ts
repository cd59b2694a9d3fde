import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorOf } from '#domain/price/prior-price.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { listPrices } from './price-history.ts';

testDatabase();

const amountsOf = async (sku: string) => (await listPrices(sku, { limit: 100 })).items.map(({ amount }) => amount);
const priorAmountOf = async (sku: string) =>
  (await database().variant.findUniqueOrThrow({ where: { sku } })).priorPriceAmount;

/** Puts a variant's history into the past: these prices, since so many hours ago. */
async function setHistory(variantId: string, steps: readonly { amount: number; hoursAgo: number }[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM price_history WHERE variant_id = ${variantId}`;
    for (const { amount, hoursAgo } of steps) {
      await tx.$executeRaw`
        INSERT INTO price_history (variant_id, amount, currency, since)
        VALUES (${variantId}, ${amount}, 'EUR', clock_timestamp() - make_interval(hours => ${hoursAgo}::int))`;
    }
  });
}

describe('prices over time', () => {
  it('are written down whoever changes them, and nothing else is', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 5_000 });
    await changeVariant(sku, { priceAmount: 4_000 });
    await changeVariant(sku, { priceAmount: 4_000, onHand: 3 });
    await database().$executeRaw`UPDATE variant SET price_amount = 4500 WHERE id = ${variantId}`;
    expect(await amountsOf(sku)).toEqual([4_500, 4_000, 5_000]);
    await expect(database().$executeRaw`UPDATE price_history SET amount = 1`).rejects.toThrow(
      'a record of what happened',
    );
  });

  it('name the lowest of 30 days beside a lower price, and nothing beside another', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 14_000 });
    await setHistory(variantId, [
      { amount: 14_000, hoursAgo: 24 * 90 },
      { amount: 13_200, hoursAgo: 24 * 20 },
      { amount: 14_000, hoursAgo: 24 * 10 },
    ]);
    await changeVariant(sku, { priceAmount: 12_400 });
    expect(await priorAmountOf(sku)).toBe(13_200);
    await changeVariant(sku, { priceAmount: 12_900 });
    expect(await priorAmountOf(sku)).toBeNull();
  });

  it('follow the rule of the domain, whatever the history', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 5_000 });
    const step = fc.record({
      amount: fc.integer({ min: 1, max: 500 }),
      hoursAgo: fc.integer({ min: 1, max: 24 * 70 }).filter((hours) => hours !== 24 * 30),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 501, max: 900 }),
        async (steps, high) => {
          const history = steps.toSorted((a, b) => b.hoursAgo - a.hoursAgo);
          // The price that is replaced is the newest of the history, so that both rules see the same.
          await database().$executeRaw`UPDATE variant SET price_amount = ${high}::int WHERE id = ${variantId}`;
          await setHistory(variantId, history);
          const amount = 1 + ((high * 7) % 500);
          const now = Date.now();
          const known = history.map((one) => ({ amount: one.amount, since: now - one.hoursAgo * 3_600_000 }));
          await database().$executeRaw`UPDATE variant SET price_amount = ${amount}::int WHERE id = ${variantId}`;
          expect(await priorAmountOf(sku)).toBe(priorOf(known, { amount, since: now }));
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });

  it('are listed a page at a time', async () => {
    const { sku } = await aProduct({ priceAmount: 1 });
    for (let amount = 2; amount <= 5; amount++) await changeVariant(sku, { priceAmount: amount });
    const first = await listPrices(sku, { limit: 3 });
    expect(first.items.map(({ amount }) => amount)).toEqual([5, 4, 3]);
    const rest = await listPrices(sku, { limit: 3, cursor: first.nextCursor ?? '' });
    expect(rest.items.map(({ amount }) => amount)).toEqual([2, 1]);
    expect(rest.nextCursor).toBeNull();
    for (const cursor of ['x', '-1', '1e3', '9'.repeat(17)]) {
      await expect(listPrices(sku, { limit: 3, cursor })).rejects.toMatchObject({ problem: { code: 'invalid' } });
    }
    await expect(listPrices('NOBODY-HAS-IT', { limit: 3 })).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  it('of what isn’t published are told to keys that may see it alone', async () => {
    const { sku, productId } = await aProduct({ priceAmount: 7 });
    await database().product.update({ where: { id: productId }, data: { status: 'draft' } });
    await expect(listPrices(sku, { limit: 3 })).rejects.toMatchObject({ problem: { code: 'not_found' } });
    expect((await listPrices(sku, { limit: 3, seesDrafts: true })).items).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { changeVariants } from './change-together.ts';
import { changeVariant } from './change-variant.ts';

testDatabase();

const row = (sku: string) => database().variant.findUniqueOrThrow({ where: { sku } });
const ledger = async (variantId: string) => {
  const lines = await database().stockLedgerEntry.findMany({ where: { variantId }, orderBy: { id: 'asc' } });
  return lines.map(({ deltaOnHand, reason }) => [deltaOnHand, reason]);
};
const announced = (productId: string) => database().change.count({ where: { topic: `product:${productId}` } });

describe('changing a variant', () => {
  it('tells the variant as it now is, and writes down what came and what went', async () => {
    const { sku, variantId } = await aProduct({ onHand: 10, priceAmount: 8_800 });
    const { version } = await row(sku);
    expect(await changeVariant(sku, { onHand: 12 })).toEqual({
      ok: true,
      value: { sku, onHand: 12, reserved: 0, available: 12, priceAmount: 8_800, version: version + 1 },
    });
    await changeVariant(sku, { onHand: 7, priceAmount: 9_000 });
    await changeVariant(sku, { compareAtAmount: 9_900 });
    expect(await row(sku)).toMatchObject({ onHand: 7, priceAmount: 9_000, compareAtAmount: 9_900 });
    await changeVariant(sku, { compareAtAmount: null });
    expect((await row(sku)).compareAtAmount).toBeNull();
    expect((await ledger(variantId)).slice(1)).toEqual([
      [2, 'received'],
      [-5, 'correction'],
    ]);
  });

  it('never goes below what people have in their bags, and a refusal changes nothing', async () => {
    const { sku, productId } = await aProduct({ onHand: 5, editionSize: 20 });
    await addToBag(await aPerson(), { sku, quantity: 3 });
    const [before, told] = [await row(sku), await announced(productId)];
    expect(await changeVariant(sku, { onHand: 2, priceAmount: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'below_reserved', reserved: 3 },
    });
    expect([await row(sku), await announced(productId)]).toEqual([before, told]);
    expect(await changeVariant(sku, { onHand: 3 })).toMatchObject({ ok: true, value: { available: 0 } });
  });

  it('an ended hold never counts', async () => {
    const { sku, variantId } = await aProduct({ onHand: 5, editionSize: 20 });
    await addToBag(await aPerson(), { sku, quantity: 4 });
    await database().$executeRaw`
      UPDATE reservation SET expires_at = clock_timestamp() - interval '1 second' WHERE variant_id = ${variantId}`;
    expect(await changeVariant(sku, { onHand: 1 })).toMatchObject({ ok: true, value: { reserved: 0, available: 1 } });
    expect((await ledger(variantId)).at(-1)).toEqual([-4, 'correction']);
  });

  it('of a SKU that nobody has is not found', async () => {
    await expect(changeVariant('NOBODY-HAS-THIS', { onHand: 1 })).rejects.toMatchObject({
      problem: { code: 'not_found', field: 'sku' },
    });
  });
});

describe('I1: many changes at once', () => {
  it('of one SKU are each stored, in turn, with a version of its own', async () => {
    const { sku, variantId } = await aProduct({ onHand: 1 });
    const { version } = await row(sku);
    const changed = await Promise.all(Array.from({ length: 40 }, (_, i) => changeVariant(sku, { onHand: i + 1 })));
    const versions = changed.map((one) => (one.ok ? one.value.version : 0));
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => version + 1 + i));
    const lines = await ledger(variantId);
    expect(lines.reduce((sum, [delta]) => sum + Number(delta), 0)).toBe((await row(sku)).onHand);
  });

  it('by several people each stand in the ledger under whoever made them', async () => {
    const pieces = await Promise.all(Array.from({ length: 3 }, () => aProduct({ onHand: 1 })));
    const actors = ['key:erp', 'desk:rosa', null];
    await changeVariants(
      [...pieces, ...pieces].map(({ sku }, index) => ({
        sku,
        change: { onHand: 5 + index },
        by: actors[index % 3] ?? null,
      })),
    );
    const moved = await database().stockLedgerEntry.findMany({
      where: { variantId: { in: pieces.map(({ variantId }) => variantId) }, onHand: { gte: 5 } },
      select: { onHand: true, actor: true },
      orderBy: { onHand: 'asc' },
    });
    expect(moved).toEqual([5, 6, 7, 8, 9, 10].map((onHand, index) => ({ onHand, actor: actors[index % 3] ?? null })));
    const { sku, variantId } = await aProduct({ onHand: 9 });
    await addToBag(await aPerson(), { sku, quantity: 1 });
    await changeVariant(sku, { onHand: 3 }, 'key:erp');
    await database().$executeRaw`UPDATE variant SET on_hand = 4 WHERE id = ${variantId}`;
    const lines = await database().stockLedgerEntry.findMany({ where: { variantId }, orderBy: { id: 'asc' } });
    expect(lines.map(({ reason, actor }) => [reason, actor]).slice(1)).toEqual([
      ['hold', null],
      ['correction', 'key:erp'],
      ['correction', null],
    ]);
  });

  it('a bad one among good ones is refused alone', async () => {
    const [good, held] = [await aProduct({ onHand: 5 }), await aProduct({ onHand: 5, editionSize: 20 })];
    await addToBag(await aPerson(), { sku: held.sku, quantity: 3 });
    const answers = await Promise.allSettled([
      changeVariant(good.sku, { onHand: 9 }),
      changeVariant(held.sku, { onHand: 1 }),
      changeVariant('NOBODY-HAS-THIS', { onHand: 1 }),
    ]);
    expect(answers).toMatchObject([
      { value: { ok: true } },
      { value: { ok: false } },
      { reason: { problem: { code: 'not_found' } } },
    ]);
    expect([(await row(good.sku)).onHand, (await row(held.sku)).onHand]).toEqual([9, 5]);
  });

  it('over the same SKUs in any order never wait for each other for ever, and the books stay right', async () => {
    const pieces = await Promise.all(Array.from({ length: 4 }, () => aProduct({ onHand: 5 })));
    const change = fc.record({
      of: fc.nat({ max: 3 }),
      onHand: fc.nat({ max: 9 }),
      price: fc.option(fc.nat({ max: 99 })),
      by: fc.constantFrom(null, 'key:erp', 'desk:rosa'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), async (groups) => {
        const asked = groups.map((group) =>
          group.map(({ of, onHand, price, by }) => ({
            sku: pieces[of]?.sku ?? '',
            change: price === null ? { onHand } : { onHand, priceAmount: price },
            by,
          })),
        );
        // Groups side by side, as two processes would have them.
        const told = await Promise.all(asked.map(changeVariants));
        for (const [index, answers] of told.entries()) {
          expect(answers).toMatchObject(
            (asked[index] ?? []).map(({ sku, change: { onHand } }) => ({ sku, onHand, available: onHand })),
          );
        }
      }),
      { numRuns: 25 },
    );
    expect(await bookProblems()).toEqual([]);
  });
});

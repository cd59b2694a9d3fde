import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { orderAs } from '#server/testing/drops.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { adjustStock } from './adjust-stock.ts';
import { changeVariant } from './change-variant.ts';
import { releaseExpiredHolds } from './release-expired-holds.ts';

testDatabase();

const step = fc.record({
  do: fc.constantFrom('add', 'set', 'order', 'count', 'adjust', 'expire'),
  who: fc.nat({ max: 3 }),
  what: fc.nat({ max: 1 }),
  quantity: fc.integer({ min: 1, max: 4 }),
});

describe('stock commands at once', () => {
  it('I1: any interleaving of concurrent commands keeps the bounds, the ledger and the reservations in step', async () => {
    const persons = await Promise.all(Array.from({ length: 4 }, aPerson));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const pieces = await Promise.all([
          aProduct({ onHand: 6, editionSize: 24 }),
          aProduct({ onHand: 3, editionSize: 12 }),
        ]);
        await Promise.all(
          steps.map(async ({ do: command, who, what, quantity }) => {
            const { sku, variantId } = pieces[what] as (typeof pieces)[number];
            const person = persons[who] as string;
            if (command === 'add') await addToBag(person, { sku, quantity });
            if (command === 'set') await changeBagLine(person, { sku, quantity: quantity - 1 });
            if (command === 'order') await orderAs(person, [sku], quantity);
            if (command === 'count') await changeVariant(sku, { onHand: quantity * 2 });
            if (command === 'adjust') await adjustStock({ sku, delta: quantity - 2, reason: 'test' });
            if (command === 'expire') {
              await database()
                .$executeRaw`UPDATE reservation SET expires_at = clock_timestamp() WHERE variant_id = ${variantId}`;
              await releaseExpiredHolds.run();
            }
          }),
        );
        for (const { variantId } of pieces) await expectInStep(variantId);
      }),
      { numRuns: 15 },
    );
  });
});

async function expectInStep(variantId: string): Promise<void> {
  const { onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
  const held = await database().reservation.aggregate({ where: { variantId }, _sum: { quantity: true } });
  const ledger = await database().stockLedgerEntry.aggregate({
    where: { variantId },
    _sum: { deltaOnHand: true, deltaReserved: true },
  });
  expect(reserved).toBeGreaterThanOrEqual(0);
  expect(reserved).toBeLessThanOrEqual(onHand);
  expect(held._sum.quantity ?? 0).toBe(reserved);
  expect(ledger._sum).toEqual({ deltaOnHand: onHand, deltaReserved: reserved });
  // Nothing is set aside that nobody sees: all that is held and not being paid is in somebody's bag, by as much.
  const inBags = await database().reservation.findMany({
    where: { variantId, orderId: null, alertId: null },
    select: { quantity: true, bagLine: { select: { quantity: true } } },
  });
  for (const { quantity, bagLine } of inBags) expect(bagLine?.quantity).toBe(quantity);
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { endHolds, marksOf } from '#server/testing/editions.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { changeVariant } from './change-variant.ts';

testDatabase();

const step = fc.record({
  do: fc.constantFrom('add', 'name', 'set', 'count', 'expire', 'order'),
  who: fc.nat({ max: 3 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  number: fc.integer({ min: 1, max: 9 }),
});

it('any interleaving of commands leaves each number with one holder and each hold its numbers', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, aPerson));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const { sku, variantId } = await aProduct({ onHand: 6, editionSize: 8, numbered: true });
      await Promise.all(
        steps.map(async ({ do: command, who, quantity, number }) => {
          const person = people[who] as string;
          if (command === 'add') await addToBag(person, { sku, quantity });
          if (command === 'name') await addToBag(person, { sku, quantity: 1, number });
          if (command === 'set') await changeBagLine(person, { sku, quantity: quantity - 1 });
          if (command === 'count') await changeVariant(sku, { onHand: quantity * 2 });
          if (command === 'expire') await endHolds(variantId);
          if (command === 'order') {
            await placeApiOrder(anApiOrder(sku, { customer: `p-${who}` }), { by: 'key:test', placeKey: null });
          }
        }),
      );
      const { reserved } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
      const lines = await database().orderLine.findMany({ where: { variantId, soldAt: { not: null } } });
      const marks = await marksOf(variantId);
      expect([...marks].filter((mark) => mark === 'h')).toHaveLength(reserved);
      expect([...marks].flatMap((mark, at) => (mark === 's' ? at + 1 : []))).toEqual(
        lines.flatMap(({ numbers }) => numbers).sort((a, b) => a - b),
      );
      expect(lines.every(({ numbers, quantity }) => numbers.length === quantity)).toBe(true);
    }),
    { numRuns: 15 },
  );
  expect(await bookProblems()).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { createOrderSchema } from '#contract/checkout/create-order.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { asksForPiece } from '#server/testing/alerts.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';
import { previewOrder } from './preview-order.ts';

testDatabase();

const anEdition = (onHand = 6, editionSize = onHand) => aProduct({ onHand, editionSize, numbered: true });

function order(sku: string, numbers: number[], { quantity = numbers.length, customer = 'c-1', placeKey = '' } = {}) {
  const wanted = { ...anApiOrder(sku, { customer }), lines: [{ sku, quantity, numbers }] };
  return placeApiOrder(wanted, { by: 'key:test', placeKey: placeKey || null });
}

const numbersOf = async (sku: string) =>
  (await database().orderLine.findMany({ where: { sku }, orderBy: { order: { number: 'asc' } } })).map(
    ({ numbers }) => numbers,
  );

describe('an order of another channel', () => {
  it('has the numbers that it names, and for its other units the lowest that are free', async () => {
    const { sku } = await anEdition();
    expect(await order(sku, [4, 2])).toMatchObject({ ok: true });
    expect(await order(sku, [6], { quantity: 2 })).toMatchObject({ ok: true });
    expect(await numbersOf(sku)).toEqual([
      [2, 4],
      [1, 6],
    ]);
    expect(await bookProblems()).toEqual([]);
  });

  it('is refused a number that is in a bag, sold or withdrawn, with those that are free, and changes nothing', async () => {
    const { sku, variantId } = await anEdition(4, 6);
    await addToBag(await aPerson(), { sku, quantity: 1, number: 3 });
    await order(sku, [5]);
    await changeVariant(sku, { withdrawnNumbers: [6] });
    const before = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
    for (const number of [3, 5, 6]) {
      expect(await order(sku, [1, number])).toMatchObject({
        ok: false,
        refusal: { code: 'number_taken', field: 'lines.0.numbers', number, free: [1, 2, 4] },
      });
    }
    expect(await order(sku, [7])).toMatchObject({ refusal: { code: 'invalid', field: 'lines.0.numbers' } });
    const plain = await aProduct();
    expect(await order(plain.sku, [1])).toMatchObject({ refusal: { code: 'invalid', field: 'lines.0.numbers' } });
    expect(await database().variant.findUniqueOrThrow({ where: { id: variantId } })).toEqual(before);
    expect(await numbersOf(sku)).toEqual([[5]]);
  });

  it('gives each number to one of twenty at once', async () => {
    const { sku } = await anEdition(10);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => order(sku, [(i % 5) + 3], { customer: `c-${i}` })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect((await numbersOf(sku)).flat().sort()).toEqual([3, 4, 5, 6, 7]);
    expect(await bookProblems()).toEqual([]);
  });

  it('is one order however often it is sent', async () => {
    const { sku } = await anEdition();
    const sent = [];
    for (let time = 0; time < 3; time++) sent.push(await order(sku, [3], { placeKey: 'once' }));
    expect(new Set(sent.map((answer) => answer.ok && answer.value.publicId)).size).toBe(1);
    expect(await numbersOf(sku)).toEqual([[3]]);
  });

  it('may take another number than the one that is offered to its person', async () => {
    const { sku } = await anEdition(1, 6);
    await order(sku, [1]);
    const { personId } = await database().order.findFirstOrThrow({ where: { lines: { some: { sku } } } });
    await asksForPiece(personId, sku);
    await changeVariant(sku, { onHand: 1 });
    expect(await order(sku, [2], { customer: 'c-2' })).toMatchObject({ refusal: { code: 'number_taken' } });
    expect(await order(sku, [5])).toMatchObject({ ok: true });
    expect(await numbersOf(sku)).toEqual([[1], [5]]);
    expect(await bookProblems()).toEqual([]);
  });
});

it('a preview judges the numbers as the order would, and holds none', async () => {
  const { sku, variantId } = await anEdition(4, 6);
  await addToBag(await aPerson(), { sku, quantity: 1, number: 3 });
  await order(sku, [5]);
  const preview = (numbers: number[]) =>
    previewOrder({ ...anApiOrder(sku, { customer: 'c-9' }), lines: [{ sku, quantity: 2, numbers }] });
  const before = await database().numberedPiece.findMany({ where: { variantId } });
  for (const number of [3, 5, 7]) {
    const refused = await preview([1, number]);
    expect(refused).toMatchObject({ ok: false, refusal: { field: 'lines.0.numbers' } });
    expect(await order(sku, [1, number])).toEqual(refused);
  }
  expect(await preview([1, 6])).toMatchObject({ ok: true });
  expect(await database().numberedPiece.findMany({ where: { variantId } })).toEqual(before);
  expect(await order(sku, [1, 6])).toMatchObject({ ok: true });
});

it('no request names more numbers than units, or one twice', () => {
  const asked = (lines: object[]) => createOrderSchema.safeParse({ ...anApiOrder('A'), lines });
  expect(asked([{ sku: 'A', quantity: 2, numbers: [1, 2] }])).toMatchObject({ success: true });
  expect(asked([{ sku: 'A', quantity: 1, numbers: [1, 2] }]).error?.issues[0]?.path).toEqual(['lines', 0, 'numbers']);
  const twice = asked([
    { sku: 'A', quantity: 1, numbers: [1] },
    { sku: 'A', quantity: 1, numbers: [1] },
  ]);
  expect(twice.error?.issues[0]?.path).toEqual(['lines', 1, 'numbers']);
});

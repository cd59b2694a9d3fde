import { beforeEach, describe, expect, it } from 'vitest';
import { receiveReturnSchema } from '#contract/return/return.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { marksOf } from '#server/testing/editions.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aReturn } from '#server/testing/order-factories.ts';
import { approveReturn } from './approve-return.ts';
import { exchangeReturn } from './exchange-return.ts';
import { receiveReturn } from './receive-return.ts';
import { requestReturn } from './request-return.ts';
import { withdrawReturn } from './withdraw-return.ts';

testDatabase();

const desk = { actor: aKey };
let variantId: string;
let publicId: string;
let lineId: string;
let personId: string | null;
/** Nos. 1 to 4 of 5 were bought. */
beforeEach(async () => {
  const edition = await aProduct({ onHand: 5, editionSize: 5, numbered: true });
  ({ variantId } = edition);
  ({ publicId } = await aDeliveredOrder(edition.sku, 4));
  const order = await database().order.findUniqueOrThrow({ where: { publicId }, include: { lines: true } });
  ({ personId } = order);
  lineId = order.lines[0]?.id ?? '';
});

const line = (quantity: number, numbers?: number[]) => ({
  lines: [{ lineId, quantity, reason: 'changed_mind' as const, ...(numbers ? { numbers } : {}) }],
});
let forms = 0;
const ask = (quantity: number, numbers?: number[]) =>
  requestReturn(publicId, {
    ...line(quantity, numbers),
    resolution: 'refund',
    note: '',
    key: `form-number-${forms++}`,
    photos: [],
    actor: shopper(personId ?? ''),
  });
const backLine = async ({ returnId }: ReturnKey) => {
  const [only] = await database().returnLine.findMany({ where: { returnId } });
  if (!only) throw new Error('A return has a line.');
  return only;
};
async function receive(key: ReturnKey, restock: number, numbers?: number[]) {
  return receiveReturn(key, {
    ...desk,
    lines: [{ lineId: (await backLine(key)).id, restock, ...(numbers ? { numbers } : {}) }],
  });
}
const afterSale = async () => (await readOrderView(publicId))?.data.afterSale;

describe('a return of numbered pieces', () => {
  it('names which of them, and nobody guesses', async () => {
    const asked = { refusal: { code: 'return_not_possible', field: `number.${lineId}`, numbers: [1, 2, 3, 4] } };
    for (const [quantity, numbers] of [[2], [2, [3]], [1, [5]], [1, [3, 4]]] as [number, number[]?][]) {
      expect(await ask(quantity, numbers)).toMatchObject(asked);
    }
    expect(await database().orderReturn.count({ where: { order: { publicId } } })).toBe(0);
    const key = await aReturn(publicId, line(2, [3, 1]));
    expect(await backLine(key)).toMatchObject({ numbers: [1, 3] });
    expect(await afterSale()).toMatchObject({
      returnable: [{ quantity: 2, numbers: [2, 4] }],
      returns: [{ lines: [{ numbers: [1, 3], numberedOf: 5, mayBe: [1, 3] }] }],
    });
    expect(await ask(1, [3])).toMatchObject({ refusal: { numbers: [2, 4] } });
    // All that is left needs no word.
    expect(await backLine(await aReturn(publicId, line(2)))).toMatchObject({ numbers: [2, 4] });
  });

  it('of one number asked for by two at once is one return', async () => {
    const asked = await Promise.all([ask(1, [2]), ask(1, [2]), ask(1, [2])]);
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('that is withdrawn leaves its numbers to be sent back', async () => {
    const key = await aReturn(publicId, line(1, [2]));
    await withdrawReturn(key, shopper(personId ?? ''));
    expect(await ask(1, [2])).toMatchObject({ ok: true });
  });

  it('frees exactly those that the desk says are back on the shelf', async () => {
    const key = await aReturn(publicId, line(3, [1, 2, 4]));
    await approveReturn(key, desk);
    const { id } = await backLine(key);
    const refused = { refusal: { code: 'invalid', field: `restock.${id}`, numbers: [1, 2, 4] } };
    expect(await receive(key, 1)).toMatchObject(refused);
    expect(await receive(key, 1, [3])).toMatchObject(refused);
    expect(await marksOf(variantId)).toBe('ssssf');
    expect(await receive(key, 2, [1, 2])).toMatchObject({ ok: true });
    expect(await marksOf(variantId)).toBe('ffssf');
    expect(await backLine(key)).toMatchObject({ numbers: [1, 2, 4], restocked: 2 });
    expect(await afterSale()).toMatchObject({ returnable: [{ quantity: 1, numbers: [3] }] });
    expect(await bookProblems()).toEqual([]);
  });

  it('that all come back, or are all written off, needs no word of the desk', async () => {
    const [sound, broken] = [await aReturn(publicId, line(2, [1, 3])), await aReturn(publicId, line(1, [4]))];
    for (const [key, restock] of [[sound, 2] as const, [broken, 0] as const]) {
      await approveReturn(key, desk);
      expect(await receive(key, restock)).toMatchObject({ ok: true });
    }
    expect(await marksOf(variantId)).toBe('fsfsf');
    expect(await bookProblems()).toEqual([]);
  });

  it('that was asked for before numbers were, is asked when it is received', async () => {
    const key = await aReturn(publicId, line(2, [1, 2]));
    await database().returnLine.updateMany({ where: { returnId: key.returnId }, data: { numbers: [] } });
    await approveReturn(key, desk);
    expect(await afterSale()).toMatchObject({ returns: [{ lines: [{ numbers: [], mayBe: [1, 2, 3, 4] }] }] });
    expect(await receive(key, 1)).toMatchObject({ refusal: { numbers: [1, 2, 3, 4] } });
    expect(await receive(key, 1, [3])).toMatchObject({ ok: true });
    expect(await marksOf(variantId)).toBe('ssfsf');
    expect(await backLine(key)).toMatchObject({ numbers: [3] });
    expect(await bookProblems()).toEqual([]);
  });

  it('is exchanged for another number', async () => {
    const key = await aReturn(publicId, { ...line(1, [2]), resolution: 'exchange' });
    await approveReturn(key, desk);
    await receive(key, 1);
    expect(await exchangeReturn(key, desk)).toMatchObject({ ok: true });
    // The lowest that is free is the one that came back.
    expect(await marksOf(variantId)).toBe('ssssf');
    expect(await afterSale()).toMatchObject({ returnable: [{ numbers: [1, 3, 4] }] });
  });
});

it('the desk’s form counts the pieces that it names', () => {
  const read = (fields: Record<string, string>) => receiveReturnSchema.parse(fields);
  expect(read({ 'restock.a.4': '1', 'restock.a.2': '1', 'restock.b': '3' })).toEqual([
    { lineId: 'a', restock: 2, numbers: [4, 2] },
    { lineId: 'b', restock: 3, numbers: [] },
  ]);
  expect(read({ 'restock.a': 'x', other: '1' })).toEqual([{ lineId: 'a', restock: 0, numbers: [] }]);
});

import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { database } from '#server/engine/database/database.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { changeVariant } from './change-variant.ts';
import { readVariantNumbers } from './read-numbers.ts';
import { giveBackPiece, withdrawPiece } from './withdraw-piece.ts';

testDatabase();

const anEdition = (onHand: number, editionSize = onHand) => aProduct({ onHand, editionSize, numbered: true });
const by = 'desk:test';
const withdraw = (sku: string, number: number, counted = true) =>
  withdrawPiece({ sku, piece: { number, counted }, by });
const giveBack = (sku: string, number: number, counted = true) =>
  giveBackPiece({ sku, piece: { number, counted }, by });
const ledgerOf = async (sku: string) =>
  (await database().stockLedgerEntry.findMany({ where: { variant: { sku } }, orderBy: { id: 'asc' } })).map(
    ({ reason, deltaOnHand, reference, actor }) => ({ reason, deltaOnHand, reference, actor }),
  );

describe('a piece of a numbered edition', () => {
  it('leaves sale and stock together, and comes back with both, each once', async () => {
    const { sku } = await anEdition(4);
    for (let time = 0; time < 2; time++)
      expect(await withdraw(sku, 2)).toMatchObject({ ok: true, value: { onHand: 3 } });
    expect((await readVariantNumbers(sku)).numbers.map(({ state }) => state)).toEqual([
      'free',
      'withdrawn',
      'free',
      'free',
    ]);
    for (let time = 0; time < 2; time++)
      expect(await giveBack(sku, 2)).toMatchObject({ ok: true, value: { onHand: 4 } });
    expect(await ledgerOf(sku)).toMatchObject([
      { reason: 'received', deltaOnHand: 4 },
      { reason: 'written_off', deltaOnHand: -1, reference: 'No. 2', actor: by },
      { reason: 'received', deltaOnHand: 1, reference: 'No. 2', actor: by },
    ]);
    expect(await bookProblems()).toEqual([]);
  });

  it('that isn’t on hand leaves the count alone', async () => {
    const { sku } = await anEdition(2, 5);
    expect(await withdraw(sku, 5, false)).toMatchObject({ ok: true, value: { onHand: 2 } });
    expect(await giveBack(sku, 5, false)).toMatchObject({ ok: true, value: { onHand: 2 } });
  });

  it('is refused where somebody has it, all that is on hand is in bags, or each piece on hand needs its number', async () => {
    const { sku } = await anEdition(2, 3);
    await addToBag(await aPerson(), { sku, quantity: 1, number: 3 });
    expect(await withdraw(sku, 3)).toMatchObject({ refusal: { code: 'numbering_not_possible', field: 'number' } });
    expect(await withdraw(sku, 9)).toMatchObject({ refusal: { code: 'numbering_not_possible' } });
    await addToBag(await aPerson(), { sku, quantity: 1, number: 1 });
    expect(await withdraw(sku, 2)).toMatchObject({ refusal: { code: 'below_reserved' } });
    const full = await anEdition(2);
    expect(await withdraw(full.sku, 1, false)).toMatchObject({ refusal: { code: 'numbering_not_possible' } });
    expect((await readVariantNumbers(full.sku)).numbers.map(({ state }) => state)).toEqual(['free', 'free']);
    expect(await bookProblems()).toEqual([]);
  });

  it('is one withdrawal however many press at once', async () => {
    const { sku } = await anEdition(5);
    await Promise.all(Array.from({ length: 6 }, () => withdraw(sku, 4)));
    expect(await readVariantNumbers(sku)).toMatchObject({ onHand: 4, numberedOf: 5 });
  });
});

it('the desk sees which order bought which number, a key how each stands, and whoever sets numbers what they are now', async () => {
  const { sku } = await anEdition(4, 6);
  const publicId = await aPaidOrder(sku, 2);
  expect(await changeVariant(sku, { withdrawnNumbers: [6] })).toMatchObject({
    value: { numberedOf: 6, withdrawnNumbers: [6] },
  });
  await addToBag(await aPerson(), { sku, quantity: 1, number: 4 });
  const view = await readViewOfSku(sku);
  expect(view?.data.variants[0]?.gone).toMatchObject({
    withdrawn: [6],
    sold: [
      { number: 1, order: { publicId } },
      { number: 2, order: { publicId } },
    ],
  });
  expect((await readVariantNumbers(sku)).numbers.map(({ state }) => state)).toEqual([
    'sold',
    'sold',
    'free',
    'held',
    'free',
    'withdrawn',
  ]);
  const plain = await aProduct();
  expect(await readVariantNumbers(plain.sku)).toMatchObject({ numberedOf: null, numbers: [] });
  expect((await readViewOfSku(plain.sku))?.data.variants[0]?.gone).toBeNull();
  await expect(readVariantNumbers('NO-SUCH')).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

it('the number of a hold that has ended is free, before it is swept', async () => {
  const { sku, variantId } = await anEdition(3);
  await addToBag(await aPerson(), { sku, quantity: 1, number: 2 });
  expect(await readVariantNumbers(sku)).toMatchObject({ reserved: 1, numbers: [{}, { state: 'held' }, {}] });
  await database().$executeRaw`UPDATE reservation SET expires_at = clock_timestamp() WHERE variant_id = ${variantId}`;
  expect(await readVariantNumbers(sku)).toMatchObject({ reserved: 0, numbers: [{}, { state: 'free' }, {}] });
  expect(await addToBag(await aPerson(), { sku, quantity: 1, number: 2 })).toMatchObject({ ok: true });
});

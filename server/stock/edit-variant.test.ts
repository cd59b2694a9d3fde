import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { adjustStock } from './adjust-stock.ts';
import { changeVariant } from './change-variant.ts';
import { editVariant, type PriceUndo } from './edit-variant.ts';
import { undoPrice } from './undo-price.ts';

testDatabase();

const row = (sku: string) => database().variant.findUniqueOrThrow({ where: { sku } });
const priced = (amount: number, confirmed: number | null = null) => ({ price: { amount, confirmed } });
/** Units leave as a sale makes them leave. */
const sellOne = (sku: string) =>
  database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('marketday.reason', 'sold', true)`;
    await tx.$executeRaw`UPDATE variant SET on_hand = on_hand - 1 WHERE sku = ${sku}`;
  });

describe('a price that looks like a slip', () => {
  it.each([0, 760_000, 760, 7_600 - 2_281])(
    '7600 that becomes %i is asked about, and nothing is changed',
    async (amount) => {
      const { sku } = await aProduct({ priceAmount: 7_600 });
      const before = await row(sku);
      expect(await editVariant(sku, { ...priced(amount), onHand: { seen: 10, wanted: 12 } })).toMatchObject({
        ok: false,
        refusal: { code: 'price_unconfirmed', field: 'price', fromAmount: 7_600, toAmount: amount },
      });
      expect(await row(sku)).toEqual(before);
      expect(await editVariant(sku, priced(amount, amount))).toMatchObject({
        ok: true,
        value: { priceAmount: amount },
      });
    },
  );

  it('is judged against the price that is in force, and a yes is to one amount alone', async () => {
    const { sku } = await aProduct({ priceAmount: 10_000 });
    await changeVariant(sku, { priceAmount: 5_000 });
    expect(await editVariant(sku, priced(9_500))).toMatchObject({ refusal: { code: 'price_unconfirmed' } });
    expect(await editVariant(sku, priced(95_000, 9_500))).toMatchObject({ refusal: { code: 'price_unconfirmed' } });
    expect(await editVariant(sku, priced(6_500))).toMatchObject({ ok: true });
  });

  it('the API’s absolute values are never asked about', async () => {
    const { sku } = await aProduct({ priceAmount: 7_600 });
    expect(await changeVariant(sku, { priceAmount: 0 })).toMatchObject({ ok: true, value: { priceAmount: 0 } });
  });
});

describe('putting a price back', () => {
  const undoOf = async (sku: string, amount: number): Promise<PriceUndo> => {
    const edited = await editVariant(sku, priced(amount));
    if (!edited.ok || !edited.value.undo) throw new Error('The price was not changed.');
    return edited.value.undo;
  };

  it('restores it while pieces sell, and leaves no price drop behind', async () => {
    const { sku } = await aProduct({ onHand: 5, priceAmount: 8_800 });
    const undo = await undoOf(sku, 9_900);
    expect(undo).toMatchObject({ fromAmount: 8_800, toAmount: 9_900 });
    await addToBag(await aPerson(), { sku, quantity: 1 });
    expect(await undoPrice(sku, undo)).toMatchObject({ ok: true, value: { priceAmount: 8_800, reserved: 1 } });
    expect(await row(sku)).toMatchObject({ previousPriceAmount: null, priceChangedAt: null });
  });

  it('is refused once another price was set, the same one too, and the second time', async () => {
    const { sku } = await aProduct({ priceAmount: 8_800 });
    const undo = await undoOf(sku, 8_000);
    await changeVariant(sku, { priceAmount: 9_000 });
    expect(await undoPrice(sku, undo)).toMatchObject({ ok: false, refusal: { code: 'price_changed' } });
    const again = await undoOf(sku, 8_000);
    expect(await undoPrice(sku, undo)).toMatchObject({ ok: false });
    expect((await row(sku)).priceAmount).toBe(8_000);
    expect(await undoPrice(sku, again)).toMatchObject({ ok: true, value: { priceAmount: 9_000 } });
    expect(await undoPrice(sku, again)).toMatchObject({ ok: false });
  });
});

describe('a count is typed over the one that was seen', () => {
  it('two at once: one is taken, the other hears what it is now', async () => {
    const { sku } = await aProduct({ onHand: 7 });
    const answers = await Promise.all([20, 15].map((wanted) => editVariant(sku, { onHand: { seen: 7, wanted } })));
    const taken = answers.find((one) => one.ok);
    const refused = answers.find((one) => !one.ok);
    const { onHand } = await row(sku);
    expect(taken).toMatchObject({ value: { onHand } });
    expect(refused).toMatchObject({ refusal: { code: 'stock_moved', seen: 7, now: onHand, sold: null } });
  });

  it('I1: sales in between are told, and never undone', async () => {
    const { sku } = await aProduct({ onHand: 7 });
    await sellOne(sku);
    await sellOne(sku);
    const before = await row(sku);
    expect(await editVariant(sku, { onHand: { seen: 7, wanted: 15 } })).toMatchObject({
      refusal: { code: 'stock_moved', seen: 7, now: 5, wanted: 15, sold: 2 },
    });
    expect(await row(sku)).toEqual(before);
    expect(await editVariant(sku, { onHand: { add: 8 } })).toMatchObject({ value: { onHand: 13 } });
    await adjustStock({ sku, delta: -1, reason: 'broken' });
    await sellOne(sku);
    expect(await editVariant(sku, { onHand: { seen: 13, wanted: 14 } })).toMatchObject({
      refusal: { now: 11, sold: null },
    });
  });

  it('many who add and many who buy: the books stay right', async () => {
    const { sku } = await aProduct({ onHand: 20 });
    const people = await Promise.all(Array.from({ length: 6 }, aPerson));
    const adding = Array.from({ length: 6 }, () => editVariant(sku, { onHand: { add: 3 } }));
    const setting = Array.from({ length: 6 }, () => editVariant(sku, { onHand: { seen: 20, wanted: 1 } }));
    await Promise.all([...adding, ...setting, ...people.map((person) => addToBag(person, { sku, quantity: 1 }))]);
    const set = (await Promise.all(setting)).filter((one) => one.ok).length;
    const added = (await Promise.all(adding)).filter((one) => one.ok).length;
    expect((await row(sku)).onHand).toBe((set > 0 ? 1 : 20) + added * 3);
    expect(await bookProblems()).toEqual([]);
  });

  it('never below what is in bags, added or set', async () => {
    const { sku } = await aProduct({ onHand: 5, editionSize: 20 });
    await addToBag(await aPerson(), { sku, quantity: 3 });
    for (const onHand of [{ add: -3 }, { seen: 5, wanted: 2 }]) {
      expect(await editVariant(sku, { onHand })).toMatchObject({ refusal: { code: 'below_reserved', reserved: 3 } });
    }
  });
});

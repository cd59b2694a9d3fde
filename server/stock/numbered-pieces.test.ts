import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { mergePersons, personOfUser } from '#server/session/person.ts';
import { bagOf } from '#server/testing/bags.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { endHolds, marksOf } from '#server/testing/editions.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aDeliveredOrder, aKey, anApiOrder, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { adjustStock } from './adjust-stock.ts';
import { changeVariant } from './change-variant.ts';
import { editVariant } from './edit-variant.ts';

testDatabase();

const anEdition = (onHand = 5, editionSize = onHand) => aProduct({ onHand, editionSize, numbered: true });
const numbersIn = async (personId: string) => (await bagOf(personId)).lines.map(({ numbers }) => numbers);
const linesOf = async (publicId: string) =>
  (await database().order.findUniqueOrThrow({ where: { publicId }, include: { lines: true } })).lines;

describe('choosing a number', () => {
  it('takes the one that is named, and the lowest that is free where none is', async () => {
    const { sku, variantId } = await anEdition();
    const [one, other] = await Promise.all([aPerson(), aPerson()]);
    expect(await addToBag(one, { sku, quantity: 1, number: 4 })).toMatchObject({ ok: true, value: { numbers: [4] } });
    expect(await addToBag(other, { sku, quantity: 2 })).toMatchObject({ ok: true, value: { numbers: [1, 2] } });
    expect(await marksOf(variantId)).toBe('hhfhf');
    expect(await numbersIn(one)).toEqual([[4]]);
  });

  it('is refused for one that somebody has, with those that are free, and changes nothing', async () => {
    const { sku, variantId } = await anEdition();
    const [one, other] = await Promise.all([aPerson(), aPerson()]);
    await addToBag(one, { sku, quantity: 1, number: 2 });
    const refused = await addToBag(other, { sku, quantity: 1, number: 2 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'number_taken', number: 2, free: [1, 3, 4, 5] } });
    expect(await marksOf(variantId)).toBe('fhfff');
    expect((await bagOf(other)).lines).toEqual([]);
    expect(await addToBag(other, { sku, quantity: 1, number: 6 })).toMatchObject({ refusal: { code: 'invalid' } });
    const plain = await aProduct();
    expect(await addToBag(other, { sku: plain.sku, quantity: 1, number: 1 })).toMatchObject({
      refusal: { code: 'invalid', field: 'number' },
    });
  });

  it('sent again is the same piece, not another', async () => {
    const { sku, variantId } = await anEdition();
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 3 });
    expect(await addToBag(person, { sku, quantity: 1, number: 3 })).toMatchObject({
      ok: true,
      value: { quantity: 1, numbers: [3] },
    });
    expect(await marksOf(variantId)).toBe('ffhff');
  });

  it('by twenty at once gives it to one', async () => {
    const { sku } = await aProduct({ onHand: 30, editionSize: 30, numbered: true });
    const people = await Promise.all(Array.from({ length: 20 }, aPerson));
    const answers = await Promise.all(people.map((person) => addToBag(person, { sku, quantity: 1, number: 7 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await bookProblems()).toEqual([]);
  });

  it('ends with its hold: one fewer frees the last taken, removing and expiring free all', async () => {
    const { sku, variantId } = await anEdition();
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 5 });
    await changeBagLine(person, { sku, quantity: 2 });
    expect(await marksOf(variantId)).toBe('hfffh');
    await changeBagLine(person, { sku, quantity: 1 });
    expect(await marksOf(variantId)).toBe('ffffh');
    await changeBagLine(person, { sku, quantity: 0 });
    expect(await marksOf(variantId)).toBe('fffff');
    await addToBag(person, { sku, quantity: 1, number: 5 });
    await endHolds(variantId);
    expect(await marksOf(variantId)).toBe('fffff');
    expect(await numbersIn(person)).toEqual([[]]);
  });

  it('goes with a guest to their account, together with what that holds', async () => {
    const { sku, variantId } = await aProduct({ onHand: 20, editionSize: 20, numbered: true });
    const users = await Promise.all(
      (['guest', 'account'] as const).map(async (kind) => {
        const id = randomUUID();
        await database().user.create({ data: { id, name: 'Maud', email: `${id}@example.test` } });
        return { id, personId: await personOfUser(id, kind) };
      }),
    );
    const [guest, account] = users as [(typeof users)[0], (typeof users)[0]];
    await addToBag(guest.personId, { sku, quantity: 1, number: 9 });
    await addToBag(account.personId, { sku, quantity: 1, number: 4 });
    await mergePersons(guest.id, account.id);
    expect(await numbersIn(account.personId)).toEqual([[4, 9]]);
    expect((await marksOf(variantId)).indexOf('h')).toBe(3);
    expect(await bookProblems()).toEqual([]);
  });
});

describe('an order', () => {
  it('keeps the numbers of its bag, for good', async () => {
    const { sku, variantId } = await anEdition();
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 3 });
    await addToBag(person, { sku, quantity: 1, number: 5 });
    const placed = await placeOrder(person, aCheckout(10_900));
    if (!placed.ok) throw new Error(placed.refusal.message);
    expect(await marksOf(variantId)).toBe('ffsfs');
    expect(await linesOf(placed.value.publicId)).toMatchObject([{ numbers: [3, 5], numberedOf: 5, editionNo: null }]);
    const order = await database().order.findUniqueOrThrow({
      where: { publicId: placed.value.publicId },
      include: { invoices: true },
    });
    const mail = await database().email.findFirstOrThrow({ where: { subject: { contains: String(order.number) } } });
    expect(mail.text).toContain('Nos. 3 and 5 of 5');
    expect(JSON.stringify(order.invoices[0]?.content)).toContain('Nos. 3 and 5 of 5');
    expect((await readOrderView(order.publicId))?.data.lines).toMatchObject([{ numbers: [3, 5], numberedOf: 5 }]);
  });

  it('that is refused by the bank leaves the number in the bag', async () => {
    const { sku, variantId } = await anEdition();
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 3 });
    await placeOrder(person, aCheckout(5_900, { token: 'tok_declined' }));
    expect(await marksOf(variantId)).toBe('ffhff');
    expect(await numbersIn(person)).toEqual([[3]]);
  });

  it('of another channel has the lowest free, many at once each their own', async () => {
    const { sku, variantId } = await aProduct({ onHand: 12, editionSize: 12, numbered: true });
    const placed = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        placeApiOrder(anApiOrder(sku, { customer: `c-${i}` }), { by: 'key:test', placeKey: null }),
      ),
    );
    expect(placed.filter(({ ok }) => ok)).toHaveLength(12);
    const lines = await database().orderLine.findMany({ where: { sku } });
    expect(lines.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    expect(await marksOf(variantId)).toBe('s'.repeat(12));
    expect(await bookProblems()).toEqual([]);
  });

  it('that is cancelled frees them, unless its pieces are written off', async () => {
    const { sku, variantId } = await anEdition();
    const [first, second] = [await aPaidOrder(sku, 2), await aPaidOrder(sku)];
    expect(await marksOf(variantId)).toBe('sssff');
    await cancelOrder(first, { actor: aKey, reason: 'test' });
    await cancelOrder(second, { actor: aKey, reason: 'test', writeOff: true });
    expect(await marksOf(variantId)).toBe('ffsff');
    expect(await bookProblems()).toEqual([]);
  });

  it('that comes back frees what is put on the shelf, and keeps what is not', async () => {
    const { sku, variantId } = await anEdition();
    const { publicId } = await aDeliveredOrder(sku, 2);
    const key = await aReturn(publicId);
    await approveReturn(key, { actor: aKey });
    const [line] = await database().returnLine.findMany({ where: { returnId: key.returnId } });
    await receiveReturn(key, { actor: aKey, lines: [{ lineId: line?.id ?? '', restock: 1, numbers: [1] }] });
    expect(await marksOf(variantId)).toBe('fsfff');
    expect(await linesOf(publicId)).toMatchObject([{ numbers: [1, 2] }]);
    expect(await bookProblems()).toEqual([]);
  });
});

describe('stock', () => {
  it('judges: fewer on hand than free numbers, and none is sold beyond it', async () => {
    const { sku, variantId } = await anEdition(5);
    await changeVariant(sku, { onHand: 1 });
    const [one, other] = await Promise.all([aPerson(), aPerson()]);
    expect(await addToBag(one, { sku, quantity: 1, number: 4 })).toMatchObject({ ok: true });
    expect(await addToBag(other, { sku, quantity: 1, number: 5 })).toMatchObject({ refusal: { code: 'out_of_stock' } });
    expect(await marksOf(variantId)).toBe('fffhf');
  });

  it('never exceeds the numbers that are not sold, whoever counts', async () => {
    const { sku } = await anEdition(2, 3);
    await aPaidOrder(sku);
    const refused = { ok: false, refusal: { code: 'beyond_edition', unsold: 2 } };
    expect(await changeVariant(sku, { onHand: 3 })).toMatchObject(refused);
    expect(await adjustStock({ sku, delta: 2, reason: 'found' })).toMatchObject(refused);
    expect(await editVariant(sku, { onHand: { add: 2 } })).toMatchObject(refused);
    await expect(database().$executeRaw`UPDATE variant SET on_hand = 3 WHERE sku = ${sku}`).rejects.toThrow(/numbers/);
    expect(await changeVariant(sku, { onHand: 2 })).toMatchObject({ ok: true });
  });

  it('sold past the shop by plain SQL leaves the holds their numbers', async () => {
    const { sku, variantId } = await anEdition();
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 2 });
    await database().$executeRaw`UPDATE variant SET on_hand = 1 WHERE sku = ${sku}`;
    expect(await marksOf(variantId)).toBe('fhfff');
    expect(await bookProblems()).toEqual([]);
  });
});

describe('numbering an edition', () => {
  it('is done once, grows, and is taken back while nothing is sold', async () => {
    const { sku, variantId } = await aProduct({ onHand: 3 });
    expect(await changeVariant(sku, { numberedOf: 2 })).toMatchObject({
      refusal: { code: 'numbering_not_possible', least: 3 },
    });
    expect(await changeVariant(sku, { numberedOf: 3 })).toMatchObject({ ok: true });
    expect(await changeVariant(sku, { numberedOf: 4, onHand: 4 })).toMatchObject({ ok: true, value: { onHand: 4 } });
    expect(await marksOf(variantId)).toBe('ffff');
    expect(await changeVariant(sku, { numberedOf: null })).toMatchObject({ ok: true });
    expect(await marksOf(variantId)).toBe('');
  });

  it('waits until no bag holds one, and never changes what was sold', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1 });
    const refused = { refusal: { code: 'numbering_not_possible' } };
    expect(await changeVariant(sku, { numberedOf: 3 })).toMatchObject(refused);
    await changeBagLine(person, { sku, quantity: 0 });
    expect(await changeVariant(sku, { numberedOf: 3 })).toMatchObject({ ok: true });
    await aPaidOrder(sku);
    expect(await changeVariant(sku, { numberedOf: null })).toMatchObject(refused);
  });
});

describe('a number that is not for sale', () => {
  it('is given to nobody, and comes back as it is wished', async () => {
    const { sku } = await anEdition(2, 4);
    const person = await aPerson();
    expect(await changeVariant(sku, { withdrawnNumbers: [1, 3] })).toMatchObject({ ok: true });
    expect(await addToBag(person, { sku, quantity: 1, number: 3 })).toMatchObject({
      refusal: { code: 'number_taken', free: [2, 4] },
    });
    expect(await addToBag(person, { sku, quantity: 1 })).toMatchObject({ value: { numbers: [2] } });
    expect(await changeVariant(sku, { onHand: 3 })).toMatchObject({ refusal: { code: 'beyond_edition', unsold: 2 } });
    expect(await changeVariant(sku, { withdrawnNumbers: [1], onHand: 3 })).toMatchObject({ ok: true });
    expect(await bookProblems()).toEqual([]);
  });

  it('is not one that somebody has, nor are there fewer left than pieces on hand', async () => {
    const { sku } = await anEdition(2, 4);
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 1, number: 3 });
    const refused = { refusal: { code: 'numbering_not_possible', field: 'withdrawnNumbers' } };
    expect(await changeVariant(sku, { withdrawnNumbers: [3] })).toMatchObject(refused);
    expect(await changeVariant(sku, { withdrawnNumbers: [1, 2, 4] })).toMatchObject(refused);
    expect(await changeVariant(sku, { withdrawnNumbers: [5] })).toMatchObject(refused);
    const plain = await aProduct();
    expect(await changeVariant(plain.sku, { withdrawnNumbers: [1] })).toMatchObject(refused);
  });
});

it('what is sent in exchange has numbers of its own', async () => {
  const { sku, variantId } = await anEdition();
  const { publicId } = await aDeliveredOrder(sku, 1);
  const key = await aReturn(publicId);
  await approveReturn(key, { actor: aKey });
  await receiveReturn(key, { actor: aKey, lines: [] });
  const exchanged = await exchangeReturn(key, { actor: aKey });
  if (!exchanged.ok) throw new Error(exchanged.refusal.message);
  const [sent] = await linesOf(exchanged.value.publicId);
  expect(sent).toMatchObject({ numberedOf: 5, editionNo: null });
  expect(sent?.numbers).toHaveLength(sent?.quantity ?? 0);
  expect(await marksOf(variantId)).toBe('ssfff');
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import { checkoutSchema } from '#contract/checkout/checkout.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { chosenMeans } from '#server/checkout/chosen-means.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { readGiftCard } from '#server/gift-card/read-gift-card.ts';
import { aShopperWithBag, bagOf } from '#server/testing/bags.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { addCode } from './add-code.ts';
import { takeOffCard } from './bag-cards.ts';

testDatabase();

const aCard = async (amount: number, more: { customer?: string; expiresAt?: string; currency?: string } = {}) =>
  (await issueGiftCard({ amount, currency: 'EUR', ...more })).value.code;

/** The form as the page sends it for a bag that was seen. */
const formOf = (bag: OwnBag, token?: 'tok_visa' | 'tok_declined') =>
  checkoutSchema.safeParse({
    ...{ email: `${randomUUID()}@example.com`, name: 'Maud Renard', line1: '14 rue des Capucins', city: 'Lyon' },
    ...{ postalCode: '69001', country: 'FR', token, placeKey: randomUUID() },
    seenTotalAmount: bag.totals.totalAmount,
    seenGiftCards: bag.giftCards.flatMap(({ id, amount }) => (amount > 0 ? `${id}:${amount}` : [])).join(' '),
  });
async function order(personId: string, bag: OwnBag, token?: 'tok_visa' | 'tok_declined') {
  const form = formOf(bag, token).data;
  if (!form) throw new Error('The form is wrong.');
  return placeOrder(personId, form, await chosenMeans(shopper(personId), form.token));
}
async function paid(placed: Awaited<ReturnType<typeof order>>) {
  if (!placed.ok) throw new Error(placed.refusal.message);
  const { publicId } = placed.value;
  return database().order.findUniqueOrThrow({ where: { publicId }, include: { payments: true } });
}

describe('a gift card of the bag', () => {
  it('pays a part: the bank is asked for the rest, and the code is kept nowhere', async () => {
    const personId = await aShopperWithBag();
    const code = await aCard(4_000);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`;
    expect(await addCode(personId, typed, null)).toEqual({ ok: true, value: { ending: code.slice(-4) } });
    expect(await addCode(personId, code, null)).toMatchObject({ ok: true });
    const bag = await bagOf(personId);
    expect(bag).toMatchObject({ totals: { totalAmount: 10_900 }, toPayAmount: 6_900 });
    expect(bag.giftCards).toMatchObject([{ ending: code.slice(-4), amount: 4_000, leftAmount: 0, refused: null }]);
    expect(JSON.stringify([bag, await database().bagGiftCard.findMany({ where: { personId } })])).not.toMatch(
      new RegExp(`${code.replaceAll('-', '')}|${code}`, 'i'),
    );
    expect(await paid(await order(personId, bag, 'tok_visa'))).toMatchObject({
      ...{ status: 'paid', totalAmount: 10_900, giftCardAmount: 4_000 },
      payments: [{ amount: 6_900, provider: 'test' }],
    });
    expect(await database().bagGiftCard.count({ where: { personId } })).toBe(0);
  });

  it('with another pays all of it: no card is asked for, and what is left stays on the last', async () => {
    const personId = await aShopperWithBag();
    const [first, second] = [await aCard(4_000), await aCard(10_000)];
    for (const code of [first, second]) await addCode(personId, code, null);
    const bag = await bagOf(personId);
    expect(bag.toPayAmount).toBe(0);
    expect(bag.giftCards).toMatchObject([{ amount: 4_000 }, { amount: 6_900, leftAmount: 3_100 }]);
    expect(await paid(await order(personId, bag))).toMatchObject({
      ...{ status: 'paid', giftCardAmount: 10_900 },
      payments: [{ amount: 0, provider: 'gift_card' }],
    });
    expect(await readGiftCard(second)).toMatchObject({ balanceAmount: 3_100 });
  });

  it('whose last money is spent elsewhere is said at once, and nothing is charged by what was seen before', async () => {
    const [mine, theirs] = [await aShopperWithBag(), await aShopperWithBag()];
    const code = await aCard(20_000);
    for (const personId of [mine, theirs]) await addCode(personId, code, null);
    const seen = await bagOf(mine);
    const told = () => database().change.count({ where: { topic: `my-bag:${mine}` } });
    const before = await told();
    await paid(await order(theirs, await bagOf(theirs)));
    expect(await told()).toBeGreaterThan(before);
    const late = await order(mine, seen);
    expect(late).toMatchObject({ refusal: { code: 'price_changed', totalAmount: 10_900, toPayAmount: 1_800 } });
    const bag = await bagOf(mine);
    expect(bag).toMatchObject({ giftCards: [{ amount: 9_100, leftAmount: 0 }], toPayAmount: 1_800 });
    expect(await paid(await order(mine, bag, 'tok_visa'))).toMatchObject({ giftCardAmount: 9_100 });
    const third = await aShopperWithBag();
    expect(await addCode(third, code, null)).toMatchObject({ refusal: { reason: 'empty', field: 'code' } });
  });

  it('two at once with the last of a card: it is spent once, and the other is asked', async () => {
    const people = [await aShopperWithBag(), await aShopperWithBag()];
    const code = await aCard(10_900);
    for (const personId of people) await addCode(personId, code, null);
    const bags = await Promise.all(people.map(bagOf));
    const placed = await Promise.all(people.map((personId, at) => order(personId, bags[at] as OwnBag)));
    expect(placed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(placed.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'price_changed', toPayAmount: 10_900 } });
    expect(await readGiftCard(code)).toMatchObject({ balanceAmount: 0 });
    const late = people[placed.findIndex(({ ok }) => !ok)] as string;
    expect((await bagOf(late)).giftCards).toMatchObject([{ amount: 0, refused: 'empty' }]);
  });

  it('is back after a declined payment, and is taken off once or twice', async () => {
    const personId = await aShopperWithBag();
    const code = await aCard(4_000);
    await addCode(personId, code, null);
    const before = await bagOf(personId);
    expect(await order(personId, before, 'tok_declined')).toMatchObject({ refusal: { code: 'payment_declined' } });
    const bag = await bagOf(personId);
    expect(bag.giftCards).toEqual(before.giftCards);
    for (let times = 0; times < 2; times++) await takeOffCard(personId, bag.giftCards[0]?.id ?? '');
    expect(await bagOf(personId)).toMatchObject({ giftCards: [], toPayAmount: 10_900 });
  });

  it('is refused with its reason, and nothing is kept; an empty bag has nothing to pay', async () => {
    const personId = await aShopperWithBag();
    const cases = [
      [await aCard(500, { expiresAt: '2020-01-01T00:00:00Z' }), 'expired'],
      [await aCard(500, { currency: 'USD' }), 'other_currency'],
      [await aCard(500, { customer: `regular-${randomUUID()}` }), 'unknown'],
      ['AAAA-BBBB-CCCC-DDDD-EEEE', 'unknown'],
    ] as const;
    for (const [code, reason] of cases)
      expect(await addCode(personId, code, null)).toMatchObject({ refusal: { reason, field: 'code' } });
    const six = await Promise.all(Array.from({ length: 6 }, () => aCard(100)));
    expect(await database().bagGiftCard.count({ where: { personId } })).toBe(0);
    for (const code of six.slice(0, 5)) expect(await addCode(personId, code, null)).toMatchObject({ ok: true });
    expect(await addCode(personId, six[5] ?? '', null)).toMatchObject({ refusal: { reason: 'too_many' } });
    expect(await addCode(await aPerson(), six[5] ?? '', null)).toMatchObject({ refusal: { code: 'bag_empty' } });
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect(await database().bagGiftCard.count({ where: { personId } })).toBe(0);
  });

  it('another’s card can’t be named by its id: only the bag’s own pay', async () => {
    const [mine, theirs] = [await aShopperWithBag(), await aShopperWithBag()];
    await addCode(theirs, await aCard(20_000), null);
    const [card] = (await bagOf(theirs)).giftCards;
    const forged = { ...(await bagOf(mine)), giftCards: card ? [card] : [] };
    expect(await order(mine, forged)).toMatchObject({ refusal: { code: 'price_changed', toPayAmount: 10_900 } });
  });
});

it('a form without a card is sent only where gift cards pay all of it', async () => {
  const personId = await aShopperWithBag();
  const bag = await bagOf(personId);
  const paths = (form: ReturnType<typeof formOf>) => form.error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(paths(formOf(bag))).toEqual(['token']);
  await addCode(personId, await aCard(10_900), null);
  expect(paths(formOf(await bagOf(personId)))).toEqual([]);
  const order = { ...(await bagOf(personId)) };
  expect(paths(checkoutSchema.safeParse({ ...formOf(order).data, order: 'an-order' }))).toEqual(['token']);
});

it('the shop’s books add up after all that', async () => {
  expect(await bookProblems()).toEqual([]);
});
